import { reservedCommandNames } from '../../commands/index.ts';
import { type Fact, findFact, type Knowledge } from '../../src/knowledge/knowledge.ts';
import { parseKnowledge } from '../../src/knowledge/parse.ts';

const parsedTexts = new Map<string, Knowledge>();

/**
 * The knowledge that a text holds; it must have no problem. One text is read once: knowledge never changes, and all that the
 * bot makes of it, which takes longer still, is kept with it (shift.ts).
 */
export function parseOrThrow(text: string): Knowledge {
  const knowledge = parsedTexts.get(text) ?? parseUncached(text);
  parsedTexts.set(text, knowledge);
  return knowledge;
}

function parseUncached(text: string): Knowledge {
  const parsed = parseKnowledge(text, { reservedNames: reservedCommandNames });
  if ('knowledge' in parsed) return parsed.knowledge;
  throw new Error(`This knowledge has problems: ${parsed.problems.map(({ message }) => message).join('; ')}`);
}

/** The fact of this id, which a test rests on. */
export function requireFact(knowledge: Knowledge, id: string): Fact {
  const fact = findFact(knowledge, id);
  if (!fact) throw new Error(`The knowledge has no fact ${id} any more; choose another for this test.`);
  return fact;
}
