import type { Fact, Knowledge } from '../knowledge/knowledge.ts';
import { type Answerer, openAnswerer } from './answerer.ts';
import { type Withholds, withheldAs } from './saying.ts';
import { openSuggester, type Suggester } from './suggester.ts';
import { shownOf, withholding } from './withholding.ts';

/** One state of the knowledge with everything made from it; it never changes, so what holds it sees one state only. */
export type Shift = {
  /** What may be shown: without the facts that moderators withhold, and the sentences that only they cite. */
  readonly knowledge: Knowledge;
  /** Facts of this state that are withheld, by the id that they have in it; they are recognised, and nothing of them is told. */
  readonly withheld: ReadonlyMap<string, Fact>;
  /** All that is withheld where this state is in force, facts that it does not have among them. */
  readonly withholds: Withholds;
  readonly answerer: Answerer;
  readonly suggester: Suggester;
};

/** Knowledge never changes, so what was made from it once serves everybody who has it. */
const opened = new WeakMap<Knowledge, Shift>();

/** Makes the state of a file; takes some 0.2 s for the largest, the first time. */
export function openShift(knowledge: Knowledge): Shift {
  const known = opened.get(knowledge);
  if (known) return known;
  const answerer = openAnswerer(knowledge);
  const shift = { knowledge, withheld: new Map(), withholds: new Map(), answerer, suggester: openSuggester(knowledge) };
  opened.set(knowledge, shift);
  return shift;
}

/**
 * The same state with this withheld, and what says the same under another id; nothing is indexed anew, so it is there at once.
 */
export function withhold(full: Shift, withholds: Withholds): Shift {
  if (withholds.size === 0) return full;
  const facts = full.knowledge.facts.filter((fact) => withheldAs(fact, withholds).length > 0);
  if (facts.length === 0) return { ...full, withholds };
  const withheld = new Map(facts.map((fact) => [fact.id, fact]));
  const knowledge = shownOf(full.knowledge, withheld);
  return { knowledge, withheld, withholds, ...withholding(full, knowledge, withheld) };
}
