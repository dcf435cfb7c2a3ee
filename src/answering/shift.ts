import type { Fact, Knowledge } from '../knowledge/knowledge.ts';
import { type Answerer, openAnswerer } from './answerer.ts';
import { openSuggester, type Suggester } from './suggester.ts';
import { shownOf, withholding } from './withholding.ts';

/** One state of the knowledge with everything made from it; it never changes, so what holds it sees one state only. */
export type Shift = {
  /** What may be shown: without the facts that moderators withhold, and the sentences that only they cite. */
  readonly knowledge: Knowledge;
  /** Facts that are withheld, by id; they are recognised, and nothing of them is told. */
  readonly withheld: ReadonlyMap<string, Fact>;
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
  const shift = { knowledge, withheld: new Map(), answerer, suggester: openSuggester(knowledge) };
  opened.set(knowledge, shift);
  return shift;
}

/** The same state with these facts withheld; nothing is indexed anew, so it is there at once. Ids of no fact are passed over. */
export function withhold(full: Shift, ids: ReadonlySet<string>): Shift {
  const withheld = new Map(full.knowledge.facts.filter(({ id }) => ids.has(id)).map((fact) => [fact.id, fact]));
  if (withheld.size === 0) return full;
  const knowledge = shownOf(full.knowledge, withheld);
  return { knowledge, withheld, ...withholding(full, knowledge, withheld) };
}
