import { LRUCache } from 'lru-cache';
import type { Store } from '../../store/store.ts';

/** A question of the last hour, without personal data and without its user. Kept in memory only. */
type RecentQuestion = { readonly serverId: string; readonly incidentId: string; readonly question: string };

/** The questions of the last hour: for votes on an answer, and for the preview of a change. */
export type RecentQuestions = {
  /** `messageId`: the message with the answer, if known. */
  add(question: RecentQuestion, messageId: string | undefined): void;
  findByMessage(messageId: string): RecentQuestion | undefined;
  /** Without duplicates, latest first. */
  forIncident(serverId: string, incidentId: string): readonly string[];
};

const maxQuestions = 5000;
const lifetimeMs = 3_600_000;

/** `now`: a monotonic clock in ms. */
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
        (recent) => recent.serverId === serverId && recent.incidentId === incidentId,
      );
      return [...new Set(matching.map(({ question }) => question))];
    },
  };
}

/** The recent questions of a server from memory, then its unanswered ones from the database, latest first. */
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

/** Answering one takes about 0.5 ms, so a preview takes about 0.1 s. */
const maxSampledQuestions = 200;
