import { LRUCache } from 'lru-cache';

/** A question that is being answered or was answered. `answerId` resolves with the message of the answer, or undefined on failure. */
export type AnsweredMessage = { readonly question: string; readonly answerId: Promise<string | undefined> };

/** How long an edit of a question also changes its answer, in ms. */
const editPeriodMs = 15 * 60 * 1000;
const maxMessages = 10_000;

/** The answers to recent messages, by the id of the message. In memory only: after a restart an edit changes nothing. */
export function createAnsweredMessages(now: () => number = Date.now) {
  const startedAt = now();
  const answers = new LRUCache<string, AnsweredMessage>({ max: maxMessages, ttl: editPeriodMs });
  return {
    add: (messageId: string, answered: AnsweredMessage) => void answers.set(messageId, answered),
    find: (messageId: string) => answers.get(messageId),
    remove: (messageId: string) => void answers.delete(messageId),
    /** Whether a message that has no answer can still get one: this process has seen it from the beginning. */
    isRecent: (createdAt: number) => createdAt >= startedAt && now() - createdAt < editPeriodMs,
  };
}
