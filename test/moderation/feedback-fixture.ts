import { expect, onTestFinished } from 'vitest';
import type { Snapshot } from '../../src/answering/snapshot.ts';
import { createFeedback } from '../../src/moderation/feedback/feedback.ts';
import { createRecentQuestions } from '../../src/moderation/feedback/recent-questions.ts';
import type { Feedback, Location, VoteInput } from '../../src/moderation/moderation.ts';
import type { Reply } from '../../src/replies/reply.ts';
import type { Gap } from '../../src/store/store.ts';
import { createModerationFixture, type ModerationFixture, moderator } from './moderation-fixture.ts';

/** Questions and votes of users, on top of a moderation fixture. */
export type FeedbackFixture = {
  readonly fixture: ModerationFixture;
  readonly feedback: Feedback;
  readonly incidentId: string;
  /** Asks in public and records the answer; returns the id of its message. */
  ask(question: string, options?: Partial<AskOptions>): Promise<string>;
  /** Votes on a message, by default in the moderator's channel; resolves with whether the vote was saved. */
  vote(messageId: string, kind: VoteInput['kind'], options?: Partial<VoteInput>): Promise<boolean>;
  /** Advances the clock, also that of the recent questions. */
  advance(milliseconds: number): void;
  gaps(serverId?: string): Promise<Pick<Gap, 'question' | 'kind' | 'entryId'>[]>;
};

type AskOptions = {
  readonly location: Location;
  readonly isPrivate: boolean;
  /** The snapshot that answers; by default the active one. */
  readonly snapshot: Snapshot;
  /** Replaces the snapshot's reply. */
  readonly reply: Reply;
};

/** The test fails if an error was logged. */
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
    notifyOutbox: outbox.notify,
  });
  const incidentId = activeKnowledge.incidentAt(moderator);
  let messageCount = 5000;
  return {
    fixture,
    feedback,
    incidentId,
    async ask(question, { location = moderator, isPrivate = false, snapshot: givenSnapshot, reply } = {}) {
      const snapshot = givenSnapshot ?? (await activeKnowledge.forChannel(location));
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
