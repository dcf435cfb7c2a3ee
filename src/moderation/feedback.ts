import type { Reply } from '../answering/reply.ts';
import type { Gap, PublicAnswer, Store } from '../store/store.ts';
import { masked } from './gaps/mask.ts';
import type { Asked, Desk, FaultLog, Feedback } from './moderation.ts';
import { outcomeOf, toldIn } from './outcome.ts';
import { keep, toKeep } from './public-answer.ts';
import type { RecentQuestions } from './recent-questions.ts';
import { openVoting } from './voting.ts';

export type FeedbackOptions = {
  readonly store: Store;
  readonly desk: Pick<Desk, 'at' | 'of' | 'incidents' | 'revisionAt'>;
  /** Called with a public answer that was out of date when it was kept, so that it is corrected like those before it. */
  readonly recheck: (answer: PublicAnswer) => Promise<void>;
  readonly log: FaultLog;
  /** The questions of the last hour, which others need too. */
  readonly recent: RecentQuestions;
  readonly now: () => Date;
};

/** What people do with answers, kept as far as moderators need it. Whoever asks has their answer before any of it. */
export function openFeedback(options: FeedbackOptions): Feedback {
  const { recent, now } = options;
  const voting = openVoting({ ...options, recent, now });
  const noting = (log: FaultLog): Feedback => ({
    async asked(asked) {
      await noted(log, 'an answer could not be kept', () => noteAnswer({ ...options, recent }, asked, now()));
    },
    vote: (ballot) => noted(log, 'a vote could not be kept', () => voting.cast(ballot)),
    async forget(person): Promise<Reply> {
      await voting.forget(person);
      return { kind: 'notice', notice: 'forgotten' };
    },
    noting,
  });
  return noting(options.log);
}

type Keeping = Pick<FeedbackOptions, 'store' | 'desk' | 'recheck'> & { readonly recent: RecentQuestions };

/** Counts an answer, remembers its question for a while, keeps where it stands, and keeps the question if it got none. */
async function noteAnswer({ store, desk, recheck, recent }: Keeping, asked: Asked, at: Date): Promise<void> {
  const { place, reply, shift, publicMessage, privateMessage } = asked;
  // What is in force now is looked up before anything is waited for.
  const answer = toKeep(asked, desk, at);
  const outcome = outcomeOf(reply);
  const { server = '' } = place;
  const incident = shift.knowledge.incident.id;
  const question = outcome === undefined ? '' : masked(asked.question ?? '');
  if (question !== '') recent.add({ server, incident, question }, publicMessage ?? privateMessage);
  const kind = gapKinds[reply.kind];
  const outdated = await store.atOnce(async (stores) => {
    // Nobody could read how the questions of direct messages fared.
    if (outcome && server !== '') await stores.answers.count(server, incident, at, outcome, toldIn(reply));
    // Nobody reads what was asked in direct messages, so it isn't kept.
    if (kind && question !== '' && server !== '')
      await stores.gaps.add({ server, incident, question, kind, entry: undefined, at });
    return answer && keep(answer, stores);
  });
  if (outdated) await recheck(outdated);
}

/** Outcomes that leave a question without an answer. */
const gapKinds: Partial<Record<Reply['kind'], Gap['kind']>> = { 'no-match': 'unmatched', unsure: 'unsure' };

/** Whether the work could be done; a fault is logged. */
async function noted(log: FaultLog, fault: string, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (err) {
    log.error({ err }, fault);
    return false;
  }
}
