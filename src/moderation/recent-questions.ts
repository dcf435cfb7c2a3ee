import { LRUCache } from 'lru-cache';

/** A question of the last hour, masked. It stands in memory alone, and nothing tells who asked it. */
export type RecentQuestion = { readonly server: string; readonly incident: string; readonly question: string };

/** The questions of the last hour: what a message answered, for votes on it, and what a server asks of late. */
export type RecentQuestions = {
  /** `message` is the one with the answer, where it is known. */
  add(question: RecentQuestion, message: string | undefined): void;
  answeredBy(message: string): RecentQuestion | undefined;
  /** Each wording once, the latest first. */
  of(server: string, incident: string): readonly string[];
};

const most = 5000;
const hour = 3_600_000;

/** `now` in milliseconds, from any instant. */
export function openRecentQuestions(now: () => number = () => performance.now()): RecentQuestions {
  const all = new LRUCache<string, RecentQuestion>({ max: most, ttl: hour, ttlResolution: 0, perf: { now } });
  let unnamed = 0;
  return {
    add(question, message) {
      unnamed += 1;
      all.set(message ?? `unnamed ${unnamed}`, question);
    },
    answeredBy: (message) => all.peek(message),
    of(server, incident) {
      const own = [...all.values()].filter((one) => one.server === server && one.incident === incident);
      return [...new Set(own.map(({ question }) => question))];
    },
  };
}
