import { LRUCache } from 'lru-cache';

/** What somebody typed into a form, by field. */
export type FieldValues = Readonly<Record<string, readonly string[]>>;

/** Keeps what was typed for a quarter of an hour, so that a form that was refused comes back filled in. In memory alone. */
export type FormDrafts = {
  save(key: string, values: FieldValues): void;
  find(key: string): FieldValues | undefined;
};

const maxDrafts = 500;
const lifetimeMs = 900_000;

/** `now` in milliseconds, from any instant. */
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
