import { diffKnowledge, type KnowledgeDiff } from '../../knowledge/diff.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { ChangePreview } from '../../replies/change-reply.ts';

/** Losing more than this share of the facts, or of the source's sentences, takes a second confirmation. */
const largeDeletionShare = 1 / 5;

/** What a change does to the knowledge of one incident. */
export type ChangeImpact = Pick<ChangePreview, 'difference' | 'commandsAdded' | 'commandsRemoved' | 'isLargeDeletion'>;

export function assessImpact(before: Knowledge, after: Knowledge): ChangeImpact {
  const [commandsBefore, commandsAfter] = [commandNamesOf(before), commandNamesOf(after)];
  return {
    difference: diffKnowledge(before, after),
    commandsAdded: commandsAfter.filter((name) => !commandsBefore.includes(name)),
    commandsRemoved: commandsBefore.filter((name) => !commandsAfter.includes(name)),
    isLargeDeletion: [factIdsOf, citedQuotesOf, sentenceTextsOf].some((select) =>
      losesLargeShare(select(before), select(after)),
    ),
  };
}

/** New items do not make up for lost ones. */
function losesLargeShare(before: ReadonlySet<string>, after: ReadonlySet<string>): boolean {
  return before.difference(after).size > before.size * largeDeletionShare;
}

function commandNamesOf({ facts }: Knowledge): string[] {
  return facts.flatMap(({ command }) => command?.name ?? []);
}

function factIdsOf({ facts }: Knowledge): ReadonlySet<string> {
  return new Set(facts.map(({ id }) => id));
}

function citedQuotesOf({ facts }: Knowledge): ReadonlySet<string> {
  return new Set(facts.flatMap(({ citations }) => citations.map(({ quote }) => quote)));
}

function sentenceTextsOf({ sources }: Knowledge): ReadonlySet<string> {
  return new Set(sources.flatMap(({ sentences }) => sentences.map(({ text }) => text)));
}

/** "2 added, 1 changed, 0 removed". */
export function summarizeDiff({ added, changed, removed }: KnowledgeDiff): string {
  return `${added.length} added, ${changed.length} changed, ${removed.length} removed`;
}
