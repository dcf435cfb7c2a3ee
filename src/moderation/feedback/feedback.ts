import type { Reply } from '../../replies/reply.ts';
import type { Gap, PublicAnswer, Store } from '../../store/store.ts';
import type { ActiveKnowledge, AnsweredQuestion, ErrorLog, Feedback, Location } from '../moderation.ts';
import { recordAudit } from '../state/audit-log.ts';
import { answeredEntryIds, outcomeOf } from '../state/outcome.ts';
import { redactPersonalData } from './gaps/redact-personal-data.ts';
import { savePublicAnswer, toPublicAnswer } from './public-answer.ts';
import type { RecentQuestions } from './recent-questions.ts';
import { createVoteRecorder } from './votes.ts';

export type FeedbackOptions = {
  readonly store: Store;
  readonly activeKnowledge: Pick<
    ActiveKnowledge,
    'incidentAt' | 'forIncident' | 'incidents' | 'isCurrent' | 'activeRevision'
  >;
  /** Called with a public answer that was outdated when it was saved, so that it is corrected like earlier ones. */
  readonly recheckAnswer: (answer: PublicAnswer) => Promise<void>;
  readonly recentQuestions: RecentQuestions;
  readonly now: () => Date;
  /** Wakes the outbox worker. */
  readonly notifyOutbox: () => void;
};

/** Records answers and votes as far as moderators need them. Runs after the answer was sent, so errors are only logged. */
export function createFeedback(options: FeedbackOptions): Feedback {
  const votes = createVoteRecorder(options);
  const hintAtPermissions = createPermissionHints(options);
  return {
    async recordAnswer(answered) {
      await tryOrLog(answered.log, 'an answer could not be saved', () => saveAnswer(options, answered));
    },
    async recordRefusedAnswer(location, log) {
      await tryOrLog(log, 'a hint about permissions could not be saved', () => hintAtPermissions(location));
    },
    vote: (input) => tryOrLog(input.log, 'a vote could not be saved', () => votes.cast(input)),
    async forgetUser(userId): Promise<Reply> {
      await votes.forgetUser(userId);
      return { kind: 'notice', notice: 'forgotten' };
    },
  };
}

function createPermissionHints({ store, now, notifyOutbox }: FeedbackOptions) {
  const lastHints = new Map<string, string>();
  return async ({ serverId, channelId }: Location): Promise<void> => {
    const createdAt = now();
    const day = createdAt.toISOString().slice(0, 10);
    if (serverId === undefined || lastHints.get(serverId) === day) return;
    lastHints.set(serverId, day);
    const detail = `I may not answer there. Allow “View Channel”, “Send Messages” and “Read Message History”: channel ${channelId}`;
    const entry = { serverId, moderatorId: undefined, createdAt, action: 'answer-not-sent', detail };
    await store.transaction((repositories) => recordAudit(repositories, entry));
    notifyOutbox();
  };
}

/** Counts the outcome, remembers the question for an hour, and saves the public answer and the gap. */
async function saveAnswer(
  { store, activeKnowledge, recheckAnswer, recentQuestions, now }: FeedbackOptions,
  answered: AnsweredQuestion,
): Promise<void> {
  const { location, reply, snapshot, publicMessageId, privateMessageId } = answered;
  if (!('display' in reply)) return;
  const answeredAt = now();
  // The active revision is read before the first await.
  const publicAnswer = toPublicAnswer(answered, reply.display, activeKnowledge, answeredAt);
  const outcome = outcomeOf(reply);
  const { serverId = '' } = location;
  const incidentId = snapshot.knowledge.incident.id;
  const question = outcome === undefined ? '' : redactPersonalData(answered.question ?? '');
  if (question !== '') recentQuestions.add({ serverId, incidentId, question }, publicMessageId ?? privateMessageId);
  const kind = gapKindByReply[reply.kind];
  const outdated = await store.transaction(async (repositories) => {
    // No moderator can read counts and questions of direct messages, so they are not saved.
    if (outcome && serverId !== '')
      await repositories.answers.countQuestion(serverId, incidentId, answeredAt, outcome, answeredEntryIds(reply));
    if (kind && question !== '' && serverId !== '')
      await repositories.gaps.add({ serverId, incidentId, question, kind, entryId: undefined, createdAt: answeredAt });
    return publicAnswer && savePublicAnswer(publicAnswer, repositories);
  });
  if (outdated) await recheckAnswer(outdated);
}

/** Replies that leave a question unanswered. */
const gapKindByReply: Partial<Record<Reply['kind'], Gap['kind']>> = {
  'no-match': 'unmatched',
  passages: 'unmatched',
  unsure: 'unsure',
};

/** Whether the work succeeded; an error is logged. */
async function tryOrLog(log: ErrorLog, message: string, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (err) {
    log.error({ err }, message);
    return false;
  }
}
