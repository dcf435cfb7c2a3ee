import type { Snapshot } from '../../answering/snapshot.ts';
import { diffKnowledge, type KnowledgeDiff } from '../../knowledge/diff.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { ChangePreview } from '../../replies/change-reply.ts';

/** Losing more than this share of the facts, or of the source's sentences, takes a second confirmation. */
const largeDeletionShare = 1 / 5;

/** What a change does, as far as it can be told from the two states alone. */
export type ChangeImpact = Pick<ChangePreview, 'difference' | 'commandsAdded' | 'commandsRemoved' | 'isLargeDeletion'>;

export function assessImpact(before: Snapshot, after: Snapshot): ChangeImpact {
  const difference = diffKnowledge(before.knowledge, after.knowledge);
  const [oldCommands, newCommands] = [commandNamesOf(before.knowledge), commandNamesOf(after.knowledge)];
  return {
    difference,
    commandsAdded: newCommands.filter((name) => !oldCommands.includes(name)),
    commandsRemoved: oldCommands.filter((name) => !newCommands.includes(name)),
    isLargeDeletion: deletesTooMuch(before.knowledge, after.knowledge),
  };
}

function commandNamesOf({ facts }: Knowledge): string[] {
  return facts.flatMap(({ command }) => command?.name ?? []);
}

/** A sentence is lost that was cited and is no more, or that the sources do not have any more; others in its place don't count. */
function deletesTooMuch(before: Knowledge, after: Knowledge): boolean {
  return [factIdsOf, citedQuotesOf, sentenceTextsOf].some((select) => {
    const [previous, current] = [select(before), select(after)];
    return previous.difference(current).size > previous.size * largeDeletionShare;
  });
}

function factIdsOf({ facts }: Knowledge): Set<string> {
  return new Set(facts.map(({ id }) => id));
}

function citedQuotesOf({ facts }: Knowledge): Set<string> {
  return new Set(facts.flatMap(({ citations }) => citations.map(({ quote }) => quote)));
}

function sentenceTextsOf({ sources }: Knowledge): Set<string> {
  return new Set(sources.flatMap(({ sentences }) => sentences.map(({ text }) => text)));
}

/** "2 added, 1 changed, 0 removed", for the log. */
export function summarizeDiff({ added, changed, removed }: KnowledgeDiff): string {
  return `${added.length} added, ${changed.length} changed, ${removed.length} removed`;
}
