import { type Difference, differenceOf } from '../knowledge/difference.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { type Answerer, openAnswerer } from './answerer.ts';
import { openSuggester, type Suggester } from './suggester.ts';

/** One state of the knowledge with everything made from it; it never changes, so what holds it sees one state only. */
export type Shift = {
  readonly knowledge: Knowledge;
  readonly answerer: Answerer;
  readonly suggester: Suggester;
  readonly since: Date;
};

/** Holds the knowledge in force. */
export type Desk = {
  /** The state in force. Take it once for a question, so that the answer comes wholly from one state. */
  now(): Shift;
  /** Puts other knowledge in force: it is indexed aside, then one reference is swapped. */
  replace(knowledge: Knowledge): Difference;
};

export function openDesk(knowledge: Knowledge): Desk {
  let shift = openShift(knowledge);
  return {
    now: () => shift,
    replace(next) {
      const before = shift.knowledge;
      shift = openShift(next);
      return differenceOf(before, next);
    },
  };
}

function openShift(knowledge: Knowledge): Shift {
  return { knowledge, answerer: openAnswerer(knowledge), suggester: openSuggester(knowledge), since: new Date() };
}
