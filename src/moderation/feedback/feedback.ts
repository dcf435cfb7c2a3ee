import type { Reply } from '../../replies/reply.ts';
import type { Gap, PublicAnswer, Store } from '../../store/store.ts';
import type { ActiveKnowledge, AnsweredQuestion, ErrorLog, Feedback } from '../moderation.ts';
import { answeredEntryIds, outcomeOf } from '../state/outcome.ts';
import { redactPersonalData } from './gaps/redact-personal-data.ts';
import { savePublicAnswer, toPublicAnswer } from './public-answer.ts';
import type { RecentQuestions } from './recent-questions.ts';
import { createVoteRecorder } from './votes.ts';

export type FeedbackOptions = {
  readonly store: Store;
  readonly activeKnowledge: Pick<ActiveKnowledge, 'forChannel' | 'forIncident' | 'incidents' | 'activeRevision'>;
  /** Called with a public answer that was out of date when it was kept, so that it is corrected like those before it. */
  readonly recheckAnswer: (answer: PublicAnswer) => Promise<void>;
  readonly log: ErrorLog;
  /** The questions of the last hour, which others need too. */
  readonly recentQuestions: RecentQuestions;
  readonly now: () => Date;
};

/** What people do with answers, kept as far as moderators need it. Whoever asks has their answer before any of it. */
export function createFeedback(options: FeedbackOptions): Feedback {
  const { recentQuestions, now } = options;
  const votes = createVoteRecorder({ ...options, recentQuestions, now });
  const withLog = (log: ErrorLog): Feedback => ({
    async recordAnswer(answered) {
      await tryOrLog(log, 'an answer could not be kept', () =>
        saveAnswer({ ...options, recentQuestions }, answered, now()),
      );
    },
    vote: (input) => tryOrLog(log, 'a vote could not be kept', () => votes.cast(input)),
    async forgetUser(userId): Promise<Reply> {
      await votes.forgetUser(userId);
      return { kind: 'notice', notice: 'forgotten' };
    },
    withLog,
  });
  return withLog(options.log);
}

type SaveOptions = Pick<FeedbackOptions, 'store' | 'activeKnowledge' | 'recheckAnswer'> & {
  readonly recentQuestions: RecentQuestions;
};

/** Counts an answer, remembers its question for a while, keeps where it stands, and keeps the question if it got none. */
async function saveAnswer(
  { store, activeKnowledge, recheckAnswer, recentQuestions }: SaveOptions,
  answered: AnsweredQuestion,
  answeredAt: Date,
): Promise<void> {
  const { location, reply, snapshot, publicMessageId, privateMessageId } = answered;
  // What is in force now is looked up before anything is waited for.
  const publicAnswer = toPublicAnswer(answered, activeKnowledge, answeredAt);
  const outcome = outcomeOf(reply);
  const { serverId = '' } = location;
  const incidentId = snapshot.knowledge.incident.id;
  const question = outcome === undefined ? '' : redactPersonalData(answered.question ?? '');
  if (question !== '') recentQuestions.add({ serverId, incidentId, question }, publicMessageId ?? privateMessageId);
  const kind = gapKindByReply[reply.kind];
  const outdated = await store.transaction(async (repositories) => {
    // Nobody could read how the questions of direct messages fared.
    if (outcome && serverId !== '')
      await repositories.answers.countQuestion(serverId, incidentId, answeredAt, outcome, answeredEntryIds(reply));
    // Nobody reads what was asked in direct messages, so it isn't kept.
    if (kind && question !== '' && serverId !== '')
      await repositories.gaps.add({ serverId, incidentId, question, kind, entryId: undefined, createdAt: answeredAt });
    return publicAnswer && savePublicAnswer(publicAnswer, repositories);
  });
  if (outdated) await recheckAnswer(outdated);
}

/** Outcomes that leave a question without an answer. */
const gapKindByReply: Partial<Record<Reply['kind'], Gap['kind']>> = { 'no-match': 'unmatched', unsure: 'unsure' };

/** Whether the work could be done; a fault is logged. */
async function tryOrLog(log: ErrorLog, message: string, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (err) {
    log.error({ err }, message);
    return false;
  }
}
