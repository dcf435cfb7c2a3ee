import { LRUCache } from 'lru-cache';

/** What somebody typed into a form, by field. */
export type Fields = Readonly<Record<string, readonly string[]>>;

/** Keeps what was typed for a quarter of an hour, so that a form that was refused comes back filled in. In memory alone. */
export type Typed = {
  keep(form: string, fields: Fields): void;
  find(form: string): Fields | undefined;
};

const most = 500;
const quarterOfAnHour = 900_000;

/** `now` in milliseconds, from any instant. */
export function openTyped(now: () => number): Typed {
  const all = new LRUCache<string, Fields>({ max: most, ttl: quarterOfAnHour, ttlResolution: 0, perf: { now } });
  return {
    keep: (form, fields) => all.set(form, fields),
    find: (form) => all.get(form),
  };
}
