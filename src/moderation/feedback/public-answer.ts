import type { Withholdings } from '../../answering/fact-fingerprint.ts';
import type { PublicAnswer, Repositories } from '../../store/store.ts';
import { operator } from '../../store/store.ts';
import { displayedItems } from '../corrections/displayed-items.ts';
import { layoutOf } from '../corrections/layout.ts';
import type { ActiveKnowledge, AnsweredQuestion } from '../moderation.ts';

/** What is to be kept of an answer that others can read, and whether it was out of date when it was sent. */
export type NewPublicAnswer = {
  readonly answer: Omit<PublicAnswer, 'id'>;
  readonly outdated: boolean;
  /** What was withheld when it was made. */
  readonly withholdingsAtAnswer: Withholdings;
};

/** Undefined where there is nothing to correct one day: a private reply, a direct message, a reply that shows no entry. */
export function toPublicAnswer(
  { location, snapshot, reply, publicMessageId }: AnsweredQuestion,
  activeKnowledge: ActiveLookup,
  postedAt: Date,
): NewPublicAnswer | undefined {
  const { serverId, channelId } = location;
  if (serverId === undefined || publicMessageId === undefined) return undefined;
  const incidentId = snapshot.knowledge.incident.id;
  const [items, layout, revision] = [
    displayedItems(reply),
    layoutOf(reply),
    activeKnowledge.activeRevision(serverId, incidentId),
  ];
  if (items.length === 0 || layout === undefined || revision === undefined) return undefined;
  return {
    answer: {
      serverId,
      channelId,
      messageId: publicMessageId,
      incidentId,
      revisionId: revision.id,
      postedAt,
      layout,
      items,
    },
    outdated: activeKnowledge.forIncident(serverId, incidentId) !== snapshot,
    withholdingsAtAnswer: snapshot.withholdings,
  };
}

type ActiveLookup = Pick<ActiveKnowledge, 'forIncident' | 'activeRevision'>;

/**
 * Keeps it. Gives the answer back if the state that it was made from is not in force any more: whoever changed it may have
 * looked for answers to correct before this one was there. The database knows of a change before memory does.
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
