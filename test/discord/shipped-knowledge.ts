import { openDesk } from '../../src/answering/desk.ts';
import type { Fact, Knowledge } from '../../src/knowledge/knowledge.ts';
import { shippedText } from './brief-text.ts';
import { factOf, knowledgeOf } from './knowledge-of.ts';

/** What the bot makes of the shipped knowledge file. */
export const shipped: Knowledge = knowledgeOf(shippedText);

/** A desk with it, for tests that leave it as it is: indexing takes longer than all else. */
export const shippedDesk = openDesk(shipped);

export function shippedFact(id: string): Fact {
  return factOf(shipped, id);
}
