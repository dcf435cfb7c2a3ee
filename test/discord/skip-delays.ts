import timers from 'node:timers/promises';
import { onTestFinished, vi } from 'vitest';

/** The delay of discord.js before it reconnects, in ms. It has no setting for it. */
export const reconnectDelayMs = 500;

/** Ends every delay of this length at once, until the end of the test or a call of the result. Other timers run as usual. */
export function skipDelays(skippedMs: number): () => void {
  const startTimer = globalThis.setTimeout;
  const wait = timers.setTimeout;
  const shorten = (delayMs: number | undefined) => (delayMs === skippedMs ? 0 : delayMs);
  const spies = [
    vi
      .spyOn(globalThis, 'setTimeout')
      .mockImplementation((callback, delayMs, ...values) => startTimer(callback, shorten(delayMs), ...values)),
    vi
      .spyOn(timers, 'setTimeout')
      .mockImplementation((delayMs, value, options) => wait(shorten(delayMs), value, options)),
  ];
  const restore = () => {
    for (const spy of spies) spy.mockRestore();
  };
  onTestFinished(restore);
  return restore;
}
