import { vi } from 'vitest';

/** Discord allows a bot to identify once in five seconds, in ms; the client measures them by the clock. */
const identifyIntervalMs = 5000;

/** Runs the work with the clock set forward by that time, and sets it back afterwards. */
export async function afterIdentifyInterval<T>(act: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + identifyIntervalMs });
  try {
    return await act();
  } finally {
    vi.useRealTimers();
  }
}
