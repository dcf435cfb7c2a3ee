import type { Withholdings } from '../../answering/fact-fingerprint.ts';
import type { Display } from '../../replies/display.ts';
import type { PublicAnswer, Repositories } from '../../store/store.ts';
import { operator } from '../../store/store.ts';
import { recordDisplay, serializeDisplay } from '../corrections/displayed-items.ts';
import type { ActiveKnowledge, AnsweredQuestion } from '../moderation.ts';

/** A public answer to save, and whether it was outdated when it was sent. */
export type NewPublicAnswer = {
  readonly answer: Omit<PublicAnswer, 'id'>;
  readonly outdated: boolean;
  /** The withholdings when the answer was made. */
  readonly withholdingsAtAnswer: Withholdings;
};

/** Undefined if there will be nothing to correct: a private reply, a direct message, a reply without items. */
export function toPublicAnswer(
  { location, snapshot, publicMessageId }: AnsweredQuestion,
  display: Display,
  activeKnowledge: ActiveLookup,
  postedAt: Date,
): NewPublicAnswer | undefined {
  const { serverId, channelId } = location;
  if (serverId === undefined || publicMessageId === undefined) return undefined;
  const incidentId = snapshot.knowledge.incident.id;
  const revision = activeKnowledge.activeRevision(serverId, incidentId);
  const recorded = recordDisplay(display);
  if (recorded.items.length === 0 || revision === undefined) return undefined;
  return {
    answer: {
      serverId,
      channelId,
      messageId: publicMessageId,
      incidentId,
      revisionId: revision.id,
      postedAt,
      ...serializeDisplay(recorded),
    },
    outdated: !activeKnowledge.isCurrent(serverId, snapshot),
    withholdingsAtAnswer: snapshot.withholdings,
  };
}

type ActiveLookup = Pick<ActiveKnowledge, 'isCurrent' | 'activeRevision'>;

/**
 * Saves the answer, and returns it if its revision is no longer active: the change may have planned its corrections before
 * this answer was saved. A change is in the database before it is in memory.
 */
export async function savePublicAnswer(
  { answer, outdated, withholdingsAtAnswer }: NewPublicAnswer,
  repositories: Repositories,
): Promise<PublicAnswer | undefined> {
  const saved = await repositories.answers.add(answer);
  return outdated || (await hasVersionChanged({ answer, withholdingsAtAnswer }, repositories)) ? saved : undefined;
}

async function hasVersionChanged(
  { answer: { serverId, incidentId, revisionId }, withholdingsAtAnswer }: Omit<NewPublicAnswer, 'outdated'>,
  { revisions, withholdings }: Repositories,
): Promise<boolean> {
  const active =
    (await revisions.findActive(serverId, incidentId)) ?? (await revisions.findActive(operator, incidentId));
  if (active?.id !== revisionId) return true;
  const withheld = await withholdings.forIncident(serverId, incidentId);
  return withheld.some(({ factId }) => !withholdingsAtAnswer.has(factId));
}
