import type { Preview } from '../answering/change-reply.ts';
import type { Shift } from '../answering/shift.ts';
import { type Difference, differenceOf } from '../knowledge/difference.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';

/** Losing more than this share of the facts, or of the source's sentences, takes a second confirmation. */
const muchLost = 1 / 5;

/** What a change does, as far as it can be told from the two states alone. */
export type Weighed = Pick<Preview, 'difference' | 'commandsAdded' | 'commandsRemoved' | 'losesMuch'>;

export function weigh(before: Shift, after: Shift): Weighed {
  const difference = differenceOf(before.knowledge, after.knowledge);
  const [old, next] = [commandsOf(before.knowledge), commandsOf(after.knowledge)];
  return {
    difference,
    commandsAdded: next.filter((name) => !old.includes(name)),
    commandsRemoved: old.filter((name) => !next.includes(name)),
    losesMuch: losesMuch(before.knowledge, after.knowledge),
  };
}

function commandsOf({ facts }: Knowledge): string[] {
  return facts.flatMap(({ command }) => command?.name ?? []);
}

/** A sentence is lost that was cited and is no more, or that the sources do not have any more; others in its place don't count. */
function losesMuch(before: Knowledge, after: Knowledge): boolean {
  return [factsOf, citedIn, sentencesIn].some((partsOf) => {
    const [old, next] = [partsOf(before), partsOf(after)];
    return old.difference(next).size > old.size * muchLost;
  });
}

function factsOf({ facts }: Knowledge): Set<string> {
  return new Set(facts.map(({ id }) => id));
}

function citedIn({ facts }: Knowledge): Set<string> {
  return new Set(facts.flatMap(({ citations }) => citations.map(({ quote }) => quote)));
}

function sentencesIn({ sources }: Knowledge): Set<string> {
  return new Set(sources.flatMap(({ sentences }) => sentences.map(({ text }) => text)));
}

/** "2 added, 1 changed, 0 removed", for the log. */
export function inShort({ added, changed, removed }: Difference): string {
  return `${added.length} added, ${changed.length} changed, ${removed.length} removed`;
}
