import { LRUCache } from 'lru-cache';
import type { Store } from '../../store/store.ts';

/** A question of the last hour, masked. It stands in memory alone, and nothing tells who asked it. */
export type RecentQuestion = { readonly serverId: string; readonly incidentId: string; readonly question: string };

/** The questions of the last hour: what a message answered, for votes on it, and what a server asks of late. */
export type RecentQuestions = {
  /** `message` is the one with the answer, where it is known. */
  add(question: RecentQuestion, messageId: string | undefined): void;
  findByMessage(messageId: string): RecentQuestion | undefined;
  /** Each wording once, the latest first. */
  forIncident(serverId: string, incidentId: string): readonly string[];
};

const maxQuestions = 5000;
const lifetimeMs = 3_600_000;

/** `now` in milliseconds, from any instant. */
export function createRecentQuestions(now: () => number = () => performance.now()): RecentQuestions {
  const questions = new LRUCache<string, RecentQuestion>({
    max: maxQuestions,
    ttl: lifetimeMs,
    ttlResolution: 0,
    perf: { now },
  });
  let withoutMessageId = 0;
  return {
    add(question, messageId) {
      withoutMessageId += 1;
      questions.set(messageId ?? `unnamed ${withoutMessageId}`, question);
    },
    findByMessage: (messageId) => questions.peek(messageId),
    forIncident(serverId, incidentId) {
      const matching = [...questions.values()].filter(
        (one) => one.serverId === serverId && one.incidentId === incidentId,
      );
      return [...new Set(matching.map(({ question }) => question))];
    },
  };
}

/** What was asked in vain is in the database, what was answered of late in memory; neither tells who asked. */
export function sampleRecentQuestions(store: Store, recentQuestions: RecentQuestions) {
  return async (serverId: string, incidentId: string): Promise<readonly string[]> => {
    const gaps = await store.gaps.list(serverId, incidentId);
    const unanswered = gaps
      .filter(({ kind }) => kind === 'unmatched' || kind === 'unsure')
      .map(({ question }) => question);
    return [...new Set([...recentQuestions.forIncident(serverId, incidentId), ...unanswered.toReversed()])].slice(
      0,
      maxSampledQuestions,
    );
  };
}

/** Enough to see what a change does; each takes some 0.5 ms. */
const maxSampledQuestions = 200;
