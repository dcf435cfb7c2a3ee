import { vi } from 'vitest';

/** Discord lets a bot identify once in five seconds, in ms; the client counts them by the clock. */
const identifyIntervalMs = 5000;

/** Does it when that time has passed, without waiting for it: a clock is put forward, and back when it is done. */
export async function afterIdentifyInterval<T>(act: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + identifyIntervalMs });
  try {
    return await act();
  } finally {
    vi.useRealTimers();
  }
}
