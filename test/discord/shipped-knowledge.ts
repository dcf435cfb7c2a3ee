import type { Fact, Knowledge } from '../../src/knowledge/knowledge.ts';
import { parseOrThrow, requireFact } from './parse-or-throw.ts';
import { shippedText } from './sample-text.ts';

/** The knowledge of the shipped file. */
export const shipped: Knowledge = parseOrThrow(shippedText);

export function shippedFact(id: string): Fact {
  return requireFact(shipped, id);
}
