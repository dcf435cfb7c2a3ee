import pLimit from 'p-limit';

/** Runs one piece of work after the other, whatever becomes of them. */
export function createMutex() {
  const limit = pLimit(1);
  return <T>(work: () => Promise<T>): Promise<T> => limit(work);
}
