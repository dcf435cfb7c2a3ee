import type { Snapshot } from '../../answering/snapshot.ts';
import type { OutboxTask, PublicAnswer, Repositories } from '../../store/store.ts';
import { daysBefore } from '../state/days.ts';
import type { SnapshotTransition } from '../state/transition.ts';
import { isDisplayOutdated } from './corrected-message.ts';
import { parseDisplay, type RecordedDisplay, serializeDisplay } from './displayed-items.ts';
import { compareItem } from './item-status.ts';
import { relinkAnsweredQuestions } from './relink.ts';

/**
 * Queues a correction, oldest answer first, for each public answer of the last `correctionDays` that this transition makes
 * outdated, and returns their number. Runs in the transaction of the change; corrections are rendered on delivery.
 */
export async function planCorrections(
  repositories: Repositories,
  transition: SnapshotTransition,
  correctionDays: number,
): Promise<number> {
  const since = daysBefore(transition.activatedAt, correctionDays);
  const outdatedAnswers = await findOutdatedAnswers(repositories, transition, since);
  for (const { answer, display, isRelinked } of outdatedAnswers) {
    if (isRelinked)
      await repositories.answers.replaceItems(answer.id, answer.revisionId, serializeDisplay(display).items);
    await enqueueCorrection(repositories, answer, transition.activatedAt);
  }
  return outdatedAnswers.length;
}

/**
 * Queues corrections after a fact is withheld or restored. They cover stored answers of any age, and are delivered before
 * all other tasks.
 */
export async function planRetractions(repositories: Repositories, transition: SnapshotTransition): Promise<number> {
  const outdatedAnswers = (await findOutdatedAnswers(repositories, transition, new Date(0))).filter(
    showsChangedItems(transition),
  );
  for (const { answer } of outdatedAnswers)
    await enqueueCorrection(repositories, answer, transition.activatedAt, { urgent: true });
  return outdatedAnswers.length;
}

/** Skips an old answer that an earlier change made outdated when it was already too old to correct. */
function showsChangedItems({ before, after }: SnapshotTransition): (outdated: OutdatedAnswer) => boolean {
  return ({ answer: { serverId }, display: { layout, items } }) => {
    const [snapshotBefore, snapshotAfter] = [before(serverId), after(serverId)];
    return items.some(
      (item) =>
        compareItem(item, snapshotBefore, layout).item?.contentHash !==
        compareItem(item, snapshotAfter, layout).item?.contentHash,
    );
  };
}

/** The number of answers that a transition would correct. */
export async function countCorrections(
  repositories: Pick<Repositories, 'answers'>,
  transition: SnapshotTransition,
  correctionDays: number,
): Promise<number> {
  const since = daysBefore(transition.activatedAt, correctionDays);
  return (await findOutdatedAnswers(repositories, transition, since)).length;
}

/** `causedAt` is the activation time of the change behind the correction. */
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

/** `isRelinked` if an item of the display refers to another entry than the stored one. */
type OutdatedDisplay = { readonly display: RecordedDisplay; readonly isRelinked: boolean };
type OutdatedAnswer = OutdatedDisplay & { readonly answer: PublicAnswer };

async function findOutdatedAnswers(
  { answers }: Pick<Repositories, 'answers'>,
  transition: SnapshotTransition,
  since: Date,
): Promise<readonly OutdatedAnswer[]> {
  const answersSince = await answers.listSince(since, transition.incidentId, transition.serverId);
  // A message that was recorded several times counts with its latest display.
  const latestByMessage = [...new Map(answersSince.map((answer) => [answer.messageId, answer])).values()];
  const findOutdated = createOutdatedCheck(transition);
  return latestByMessage.filter(({ serverId }) => transition.affects(serverId)).flatMap(findOutdated);
}

/** Many answers have the same display under the same snapshots, so each combination is checked once. */
function createOutdatedCheck({
  before,
  after,
}: Pick<SnapshotTransition, 'before' | 'after'>): (answer: PublicAnswer) => OutdatedAnswer[] {
  const snapshotsByServer = new Map<string, readonly [Snapshot, Snapshot]>();
  const checked = new Map<Snapshot, Map<Snapshot, Map<string, OutdatedDisplay | 'current'>>>();
  return (answer) => {
    const { serverId, layout, items } = answer;
    const [snapshotBefore, snapshotAfter] = getOrCreate(snapshotsByServer, serverId, () => [
      before(serverId),
      after(serverId),
    ]);
    const cachedByAfter = getOrCreate(checked, snapshotBefore, () => new Map());
    const cached = getOrCreate(cachedByAfter, snapshotAfter, () => new Map());
    const result = getOrCreate(cached, JSON.stringify([layout, items]), () =>
      checkDisplay(parseDisplay(answer), snapshotBefore, snapshotAfter),
    );
    return result === 'current' ? [] : [{ answer, ...result }];
  };
}

function checkDisplay(
  { layout, items }: RecordedDisplay,
  before: Snapshot,
  after: Snapshot,
): OutdatedDisplay | 'current' {
  const relinked = relinkAnsweredQuestions(items, before, after);
  const display = { layout, items: relinked };
  return isDisplayOutdated(display, after) ? { display, isRelinked: relinked !== items } : 'current';
}

function getOrCreate<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const existing = map.get(key);
  if (existing !== undefined) return existing;
  const created = create();
  map.set(key, created);
  return created;
}
