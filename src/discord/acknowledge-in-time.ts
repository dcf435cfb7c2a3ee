import { delay } from './delay.ts';

/** Discord waits 3 seconds, of which the way to the bot and back takes some, in ms. */
const maxWaitMs = 1500;

/** Waits for work, and acknowledges the interaction meanwhile if that takes long, for example because knowledge is loaded. */
export async function acknowledgeInTime<T>(work: Promise<T>, acknowledge: () => Promise<unknown>): Promise<T> {
  const isSlow = await Promise.race([work.then(() => false), delay(maxWaitMs).then(() => true)]);
  if (isSlow) await acknowledge();
  return work;
}
