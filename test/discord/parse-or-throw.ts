import { reservedCommandNames } from '../../commands/index.ts';
import { type Fact, findFact, type Knowledge } from '../../src/knowledge/knowledge.ts';
import { parseKnowledge } from '../../src/knowledge/parse.ts';

const parsedTexts = new Map<string, Knowledge>();

/**
 * The knowledge of a file; throws if it has a problem. Each text is parsed once, because knowledge is immutable and the
 * snapshot cached with it takes even longer.
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

/** The fact with this id; throws if there is none. */
export function requireFact(knowledge: Knowledge, id: string): Fact {
  const fact = findFact(knowledge, id);
  if (!fact) throw new Error(`The knowledge no longer has the fact ${id}; choose another one for this test.`);
  return fact;
}
