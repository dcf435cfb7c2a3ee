import type { Fact, Knowledge } from '../../src/knowledge/knowledge.ts';
import { shippedText } from './brief-text.ts';
import { factOf, knowledgeOf } from './knowledge-of.ts';

/** What the bot makes of the shipped knowledge file. */
export const shipped: Knowledge = knowledgeOf(shippedText);

export function shippedFact(id: string): Fact {
  return factOf(shipped, id);
}
