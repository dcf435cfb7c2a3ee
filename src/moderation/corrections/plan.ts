import type { Snapshot } from '../../answering/snapshot.ts';
import type { DisplayedItem, OutboxTask, PublicAnswer, Repositories } from '../../store/store.ts';
import type { SnapshotTransition } from '../state/transition.ts';
import { isAnswerOutdated } from './corrected-message.ts';
import { compareItem } from './item-status.ts';
import { relinkAnsweredQuestions } from './relink.ts';

const dayMs = 24 * 60 * 60_000;

/**
 * Queues a correction for each public answer of the last days that says something that is not so after it; in the
 * transaction of the swap. Resolves with their number. What they will read is decided when it is their turn.
 */
export async function planCorrections(
  repositories: Repositories,
  transition: SnapshotTransition,
  correctionDays: number,
): Promise<number> {
  const outdatedAnswers = await findOutdatedAnswers(repositories, transition, correctionDays);
  for (const { answer, items } of outdatedAnswers) {
    if (items !== answer.items) await repositories.answers.replaceItems(answer.id, answer.revisionId, items);
    await enqueueCorrection(repositories, answer, transition.activatedAt);
  }
  return outdatedAnswers.length;
}

/**
 * The same after something was withheld or is told again, for all answers whose place is kept, and of these only those that
 * show it; before all other corrections.
 */
export async function planRetractions(repositories: Repositories, transition: SnapshotTransition): Promise<number> {
  const outdatedAnswers = (await findOutdatedAnswers(repositories, transition, Number.POSITIVE_INFINITY)).filter(
    showsChangedItems(transition),
  );
  for (const { answer } of outdatedAnswers)
    await enqueueCorrection(repositories, answer, transition.activatedAt, { urgent: true });
  return outdatedAnswers.length;
}

/** An answer of long ago may be out of date by a change that it was too old for. */
function showsChangedItems({ before, after }: SnapshotTransition): (outdated: OutdatedAnswer) => boolean {
  return ({ answer: { serverId, layout, items } }) => {
    const [snapshotBefore, snapshotAfter] = [before(serverId), after(serverId)];
    return items.some(
      (item) =>
        compareItem(item, snapshotBefore, layout).item?.contentHash !==
        compareItem(item, snapshotAfter, layout).item?.contentHash,
    );
  };
}

/** How many answers would be corrected. */
export async function countCorrections(
  repositories: Pick<Repositories, 'answers'>,
  transition: SnapshotTransition,
  correctionDays: number,
): Promise<number> {
  return (await findOutdatedAnswers(repositories, transition, correctionDays)).length;
}

/** `at` is when that came into force by which it is corrected. */
export function enqueueCorrection(
  { outbox }: Pick<Repositories, 'outbox'>,
  { id, serverId, channelId }: PublicAnswer,
  causedAt: Date,
  priority: Pick<OutboxTask, 'urgent'> = {},
): Promise<void> {
  return outbox.add({
    serverId,
    channelId,
    createdAt: causedAt,
    ...priority,
    payload: { kind: 'correction', answerId: id, causedAt: causedAt.toISOString() },
  });
}

/** An answer, and what it shows with each thing under the name that it has after the swap. */
type OutdatedAnswer = { readonly answer: PublicAnswer; readonly items: readonly DisplayedItem[] };

async function findOutdatedAnswers(
  { answers }: Pick<Repositories, 'answers'>,
  transition: SnapshotTransition,
  correctionDays: number,
): Promise<readonly OutdatedAnswer[]> {
  const since = new Date(Math.max(transition.activatedAt.getTime() - correctionDays * dayMs, 0));
  const answersSince = await answers.listSince(since, transition.incidentId, transition.serverId);
  // Of a message that was drawn several times the last time counts.
  const latestByMessage = [...new Map(answersSince.map((answer) => [answer.messageId, answer])).values()];
  const findOutdated = createOutdatedCheck(transition);
  return latestByMessage.filter(({ serverId }) => transition.affects(serverId)).flatMap(findOutdated);
}

/** Most answers show what many others show in the same states, and are looked at once. */
function createOutdatedCheck({
  before,
  after,
}: Pick<SnapshotTransition, 'before' | 'after'>): (answer: PublicAnswer) => OutdatedAnswer[] {
  const snapshotsByServer = new Map<string, readonly [Snapshot, Snapshot]>();
  const checked = new Map<
    Snapshot,
    Map<Snapshot, Map<string, { readonly items: readonly DisplayedItem[] | undefined }>>
  >();
  return (answer) => {
    const { serverId, layout, items } = answer;
    const [snapshotBefore, snapshotAfter] = getOrCreate(snapshotsByServer, serverId, () => [
      before(serverId),
      after(serverId),
    ]);
    const cached = getOrCreate(
      getOrCreate(checked, snapshotBefore, () => new Map()),
      snapshotAfter,
      () => new Map(),
    );
    const result = getOrCreate(cached, JSON.stringify([layout, items]), () => {
      const relinked = relinkAnsweredQuestions(items, snapshotBefore, snapshotAfter);
      return { shown: isAnswerOutdated({ layout, items: relinked }, snapshotAfter) ? relinked : undefined };
    });
    return result.shown ? [{ answer, items: result.shown }] : [];
  };
}

function getOrCreate<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const existing = map.get(key);
  if (existing !== undefined) return existing;
  const created = create();
  map.set(key, created);
  return created;
}
