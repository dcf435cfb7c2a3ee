import { LRUCache } from 'lru-cache';

/** The submitted values of a modal, by field. */
export type FieldValues = Readonly<Record<string, readonly string[]>>;

/** Remembers submitted values for 15 minutes, in memory only, so that a refused modal opens again with them. */
export type FormDrafts = {
  save(key: string, values: FieldValues): void;
  find(key: string): FieldValues | undefined;
};

const maxDrafts = 500;
const lifetimeMs = 900_000;

/** `now`: a monotonic clock in ms. */
export function createFormDrafts(now: () => number): FormDrafts {
  const drafts = new LRUCache<string, FieldValues>({
    max: maxDrafts,
    ttl: lifetimeMs,
    ttlResolution: 0,
    perf: { now },
  });
  return {
    save: (key, values) => drafts.set(key, values),
    find: (key) => drafts.get(key),
  };
}
