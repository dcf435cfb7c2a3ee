import type { Snapshot } from '../../answering/snapshot.ts';
import type { KnowledgeDiff } from '../../knowledge/diff.ts';
import type { Fact } from '../../knowledge/knowledge.ts';
import type { Repositories } from '../../store/store.ts';
import type { RevisionTransition } from '../state/transition.ts';
import { contentHash } from './displayed-items.ts';
import type { NewsPayload } from './news-payload.ts';

/**
 * Queues a post for each server that follows the news and is told something new by this change; in its transaction. What is
 * withheld or told again is no news. What the post reads is decided when it is its turn.
 */
export async function planNews({ settings, outbox }: Repositories, transition: RevisionTransition): Promise<void> {
  for (const [serverId, { newsChannelId }] of await settings.all()) {
    if (newsChannelId === undefined || !transition.affects(serverId)) continue;
    const news = newsBetween(transition, serverId);
    if (!news) continue;
    const payload = JSON.stringify({ incidentId: transition.incidentId, ...news } satisfies NewsPayload);
    await outbox.add({
      serverId,
      channelId: newsChannelId,
      createdAt: transition.activatedAt,
      payload: { kind: 'news', data: payload },
    });
  }
}

function newsBetween(transition: RevisionTransition, serverId: string): Omit<NewsPayload, 'incidentId'> | undefined {
  const [before, after] = [transition.before(serverId), transition.after(serverId)];
  // The first state of an incident is all there is, and not what is new in it.
  if (before.knowledge.facts.length === 0) return undefined;
  const { added, changed, removed } = selectVisible(transition.diff(serverId), before, after);
  if (added.length + changed.length + removed.length === 0) return undefined;
  const previousQuestion = createPreviousQuestionLookup(before, after);
  return {
    added: added.map((fact) => ({ ...toFactReference(fact), ...previousQuestion(fact) })),
    changed: changed.map((change) => ({ ...toFactReference(change.after), before: change.before.answer })),
    removed: removed.map(({ id, answer }) => ({ id, answer })),
  };
}

/** Without what either state withholds, and without facts that only have another id now. */
function selectVisible(
  { added, changed, removed }: KnowledgeDiff,
  before: Snapshot,
  after: Snapshot,
): Pick<KnowledgeDiff, 'added' | 'changed' | 'removed'> {
  const isVisible = ({ id }: Fact) => !before.withheldFacts.has(id) && !after.withheldFacts.has(id);
  const [hashesBefore, hashesAfter] = [contentHashes(before), contentHashes(after)];
  return {
    added: added.filter((fact) => isVisible(fact) && !hashesBefore.has(contentHash(fact, 'answer'))),
    changed: changed.filter((change) => isVisible(change.after)),
    removed: removed.filter((fact) => isVisible(fact) && !hashesAfter.has(contentHash(fact, 'answer'))),
  };
}

function contentHashes({ knowledge }: Snapshot): ReadonlySet<string> {
  return new Set(knowledge.facts.map((fact) => contentHash(fact, 'answer')));
}

function toFactReference(fact: Fact): { id: string; contentHash: string } {
  return { id: fact.id, contentHash: contentHash(fact, 'answer') };
}

/** The question that was listed as not stated, and is answered by a fact now. */
function createPreviousQuestionLookup(
  before: Snapshot,
  { knowledge, answerer }: Snapshot,
): (fact: Fact) => { notStatedQuestion?: string } {
  const listedIds = new Set(knowledge.notStated.map(({ id }) => id));
  const nowAnswered = before.knowledge.notStated
    .filter(({ id }) => !listedIds.has(id))
    .map(({ id, question }) => ({ id, question, answer: answerer.answer(question) }));
  return ({ id }) => {
    const found = nowAnswered.find(
      (one) => one.id === id || (one.answer.kind === 'answered' && one.answer.fact.id === id),
    );
    return found ? { notStatedQuestion: found.question } : {};
  };
}
