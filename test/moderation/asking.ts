import { expect, onTestFinished } from 'vitest';
import type { Reply } from '../../src/answering/reply.ts';
import type { Shift } from '../../src/answering/shift.ts';
import { openFeedback } from '../../src/moderation/feedback.ts';
import type { Feedback, Place } from '../../src/moderation/moderation.ts';
import { openRecentQuestions } from '../../src/moderation/recent-questions.ts';
import type { Gap } from '../../src/store/store.ts';
import { here, openStage, type Stage } from './stage.ts';

/** People who ask and vote, on a stage where knowledge changes. */
export type Asking = {
  readonly stage: Stage;
  readonly feedback: Feedback;
  readonly incident: string;
  /** Asks in public, and has the answer kept; gives the id of the message with it. */
  ask(question: string, how?: Partial<How>): Promise<string>;
  /** Time for what is remembered for a while only. */
  pass(milliseconds: number): void;
  gaps(server?: string): Promise<Pick<Gap, 'question' | 'kind' | 'entry'>[]>;
};

export type How = {
  readonly place: Place;
  readonly isPrivate: boolean;
  /** The state that answers; the one in force if not said. */
  readonly shift: Shift;
  /** What is replied, whatever the question. */
  readonly reply: Reply;
};

/** Nothing may be noted as an error. */
export async function openAsking(): Promise<Asking> {
  const stage = await openStage();
  onTestFinished(() => expect(stage.errors).toEqual([]));
  let passed = 0;
  const { store, desk, works, outbox } = stage;
  const recent = openRecentQuestions(() => passed + 1);
  const log = { error: (...line: unknown[]) => stage.errors.push(line) };
  const feedback = openFeedback({ store, desk, recheck: outbox.recheck, log, recent, now: works.now });
  const incident = desk.at(here).knowledge.incident.id;
  let messages = 5000;
  return {
    stage,
    feedback,
    incident,
    async ask(question, { place = here, isPrivate = false, shift = desk.at(place), reply } = {}) {
      messages += 1;
      const message = String(messages);
      await feedback.asked({
        place,
        shift,
        question,
        reply: reply ?? shift.answerer.answer(question),
        publicMessage: isPrivate ? undefined : message,
        privateMessage: isPrivate ? message : undefined,
      });
      return message;
    },
    pass(milliseconds) {
      passed += milliseconds;
      stage.pass(milliseconds);
    },
    async gaps(server = here.server) {
      const all = await store.gaps.all(server, incident);
      return all.map(({ question, kind, entry }) => ({ question, kind, entry }));
    },
  };
}
