import { expect, onTestFinished } from 'vitest';
import type { Snapshot } from '../../src/answering/snapshot.ts';
import { createFeedback } from '../../src/moderation/feedback/feedback.ts';
import { createRecentQuestions } from '../../src/moderation/feedback/recent-questions.ts';
import type { Feedback, Location, VoteInput } from '../../src/moderation/moderation.ts';
import type { Reply } from '../../src/replies/reply.ts';
import type { Gap } from '../../src/store/store.ts';
import { createModerationFixture, type ModerationFixture, moderator } from './moderation-fixture.ts';

/** People who ask and vote, on a stage where knowledge changes. */
export type FeedbackFixture = {
  readonly fixture: ModerationFixture;
  readonly feedback: Feedback;
  readonly incidentId: string;
  /** Asks in public, and has the answer kept; gives the id of the message with it. */
  ask(question: string, options?: Partial<AskOptions>): Promise<string>;
  /** Votes on a message, in the moderator's channel if not said otherwise; resolves with whether the vote was saved. */
  vote(messageId: string, kind: VoteInput['kind'], options?: Partial<VoteInput>): Promise<boolean>;
  /** Advances the clock, also that of the recent questions. */
  advance(milliseconds: number): void;
  gaps(serverId?: string): Promise<Pick<Gap, 'question' | 'kind' | 'entryId'>[]>;
};

export type AskOptions = {
  readonly location: Location;
  readonly isPrivate: boolean;
  /** The state that answers; the one in force if not said. */
  readonly snapshot: Snapshot;
  /** What is replied, whatever the question. */
  readonly reply: Reply;
};

/** Nothing may be noted as an error. */
export async function createFeedbackFixture(): Promise<FeedbackFixture> {
  const fixture = await createModerationFixture();
  onTestFinished(() => expect(fixture.errors).toEqual([]));
  let elapsedMs = 0;
  const { store, activeKnowledge, context, outbox } = fixture;
  const recentQuestions = createRecentQuestions(() => elapsedMs + 1);
  const log = { error: (...line: unknown[]) => fixture.errors.push(line) };
  const feedback = createFeedback({
    store,
    activeKnowledge,
    recheckAnswer: outbox.recheckAnswer,
    recentQuestions,
    now: context.now,
  });
  const incidentId = activeKnowledge.forChannel(moderator).knowledge.incident.id;
  let messageCount = 5000;
  return {
    fixture,
    feedback,
    incidentId,
    async ask(
      question,
      { location = moderator, isPrivate = false, snapshot = activeKnowledge.forChannel(location), reply } = {},
    ) {
      messageCount += 1;
      const messageId = String(messageCount);
      await feedback.recordAnswer({
        location,
        snapshot,
        question,
        reply: reply ?? snapshot.answerer.answer(question),
        publicMessageId: isPrivate ? undefined : messageId,
        privateMessageId: isPrivate ? messageId : undefined,
        log,
      });
      return messageId;
    },
    vote: (messageId, kind, options = {}) =>
      feedback.vote({ userId: '1', location: moderator, entryIds: ['when-entered'], messageId, kind, log, ...options }),
    advance(milliseconds) {
      elapsedMs += milliseconds;
      fixture.advance(milliseconds);
    },
    async gaps(serverId = moderator.serverId) {
      const all = await store.gaps.list(serverId, incidentId);
      return all.map(({ question, kind, entryId }) => ({ question, kind, entryId }));
    },
  };
}
