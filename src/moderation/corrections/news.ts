import { z } from 'zod';
import type { Snapshot } from '../../answering/snapshot.ts';
import type { KnowledgeDiff } from '../../knowledge/diff.ts';
import { type Fact, findFact } from '../../knowledge/knowledge.ts';
import type { Announcement, ChangeReason } from '../../replies/announcement.ts';
import type { Repositories, Revision } from '../../store/store.ts';
import { mapInSlices } from '../state/time-slices.ts';
import type { RevisionTransition } from '../state/transition.ts';
import { answerLayout, contentHash, type RecordedItem, recordEntry } from './displayed-items.ts';
import { isAnswerWithheld } from './item-status.ts';

const factReferenceSchema = z.object({ id: z.string(), contentHash: z.string() });

/** The news of one change as stored in the outbox. The post omits facts that were changed or withheld in the meantime. */
const newsPayloadSchema = z.object({
  incidentId: z.string(),
  added: z.array(factReferenceSchema.extend({ notStatedQuestion: z.string().exactOptional() })),
  changed: z.array(factReferenceSchema.extend({ previousAnswer: z.string() })),
  removed: z.array(z.object({ id: z.string() })),
  changeKind: z.enum(['update', 'correction']),
  note: z.string(),
});

type NewsPayload = z.output<typeof newsPayloadSchema>;

function serializeNews(news: NewsPayload): string {
  return JSON.stringify(news);
}

export function parseNews(data: string): NewsPayload {
  return newsPayloadSchema.parse(JSON.parse(data));
}

/**
 * Queues a post for each server with a news channel whose answers this change affects; runs in its transaction. Withholding
 * and restoring a fact is not news.
 */
export async function planNews(
  { settings, outbox }: Repositories,
  transition: RevisionTransition,
  reason: ChangeReason,
): Promise<void> {
  const { incidentId, activatedAt } = transition;
  for (const [serverId, { newsChannelId }] of await settings.all()) {
    if (newsChannelId === undefined || !transition.affects(serverId)) continue;
    const news = await newsBetween(transition, serverId);
    if (!news) continue;
    const data = serializeNews({ incidentId, ...reason, ...news });
    await outbox.add({ serverId, channelId: newsChannelId, createdAt: activatedAt, payload: { kind: 'news', data } });
  }
}

async function newsBetween(
  transition: RevisionTransition,
  serverId: string,
): Promise<Omit<NewsPayload, 'incidentId' | keyof ChangeReason> | undefined> {
  const [before, after] = [transition.before(serverId), transition.after(serverId)];
  // The first revision of an incident has no news, only facts.
  if (before.knowledge.facts.length === 0) return undefined;
  const { added, changed, removed } = selectVisible(transition.diff(serverId), before, after);
  if (added.length + changed.length + removed.length === 0) return undefined;
  const previousQuestion = await createPreviousQuestionLookup(before, after);
  return {
    added: added.map((fact) => ({ ...toFactReference(fact), ...previousQuestion(fact) })),
    changed: changed.map((change) => ({ ...toFactReference(change.after), previousAnswer: change.before.answer })),
    removed: removed.map(({ id }) => ({ id })),
  };
}

/** Omits facts that either snapshot withholds, and facts that only have a new id. */
function selectVisible(
  { added, changed, removed }: KnowledgeDiff,
  before: Snapshot,
  after: Snapshot,
): Pick<KnowledgeDiff, 'added' | 'changed' | 'removed'> {
  const isVisible = ({ id }: Fact) => !before.withheldFacts.has(id) && !after.withheldFacts.has(id);
  const [hashesBefore, hashesAfter] = [contentHashes(before), contentHashes(after)];
  return {
    added: added.filter((fact) => isVisible(fact) && !hashesBefore.has(contentHash(fact, answerLayout))),
    changed: changed.filter((change) => isVisible(change.after)),
    removed: removed.filter((fact) => isVisible(fact) && !hashesAfter.has(contentHash(fact, answerLayout))),
  };
}

function contentHashes({ knowledge }: Snapshot): ReadonlySet<string> {
  return new Set(knowledge.facts.map((fact) => contentHash(fact, answerLayout)));
}

function toFactReference(fact: Fact): { id: string; contentHash: string } {
  return { id: fact.id, contentHash: contentHash(fact, answerLayout) };
}

/** Finds the question of a fact that was listed as not stated before. */
async function createPreviousQuestionLookup(
  before: Snapshot,
  { knowledge, answerer }: Snapshot,
): Promise<(fact: Fact) => { notStatedQuestion?: string }> {
  const listedIds = new Set(knowledge.notStated.map(({ id }) => id));
  const unlisted = before.knowledge.notStated.filter(({ id }) => !listedIds.has(id));
  const nowAnswered = await mapInSlices(unlisted, ({ id, question }) => ({
    ...{ id, question },
    answer: answerer.answer(question),
  }));
  return (fact) => {
    const found = nowAnswered.find(
      ({ id, answer }) => id === fact.id || (answer.kind === 'answered' && answer.fact.id === fact.id),
    );
    return found ? { notStatedQuestion: found.question } : {};
  };
}

/** A post and its items; it is corrected like any answer. */
export type NewsPost = { readonly reply: Announcement; readonly items: readonly RecordedItem[] };

/** The post without facts that were changed, restored or withheld since; undefined if none is left. */
export function buildNewsPost(news: NewsPayload, snapshot: Snapshot, plannedAt: Date): NewsPost | undefined {
  const { incident } = snapshot.knowledge;
  const added = news.added.flatMap(({ id, contentHash, ...question }) =>
    findUnchangedFact(id, contentHash, snapshot).map((fact) => ({ fact, ...question })),
  );
  const changed = news.changed.flatMap(({ id, contentHash, previousAnswer }) =>
    findUnchangedFact(id, contentHash, snapshot).map((current) => ({
      previousAnswer: isAnswerWithheld(previousAnswer, snapshot) ? current.answer : previousAnswer,
      current,
    })),
  );
  const removedCount = news.removed.filter(
    ({ id }) => !findFact(snapshot.knowledge, id) && !snapshot.withheldFacts.has(id),
  ).length;
  const facts = [...changed.map(({ current }) => current), ...added.map(({ fact }) => fact)];
  if (facts.length + removedCount === 0) return undefined;
  const { changeKind, note } = news;
  const reason = { changeKind, note };
  return {
    reply: { kind: 'news', createdAt: plannedAt, reason, incident, added, changed, removedCount },
    items: facts.map((fact) => recordEntry(fact, answerLayout)),
  };
}

function findUnchangedFact(id: string, expectedHash: string, { knowledge }: Snapshot): Fact[] {
  const fact = findFact(knowledge, id);
  return fact && contentHash(fact, answerLayout) === expectedHash ? [fact] : [];
}

/** A moderator's note is for readers, unless the bot wrote it itself. */
export function publicReason({
  changeKind,
  note,
  origin,
}: Pick<Revision, 'changeKind' | 'note' | 'origin'>): ChangeReason {
  return { changeKind, note: origin === 'upload' ? note : '' };
}
