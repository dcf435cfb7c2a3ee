import { reservedNames } from '../../commands/index.ts';
import { type Fact, findFact, type Knowledge } from '../../src/knowledge/knowledge.ts';
import { parseKnowledge } from '../../src/knowledge/parse.ts';

const read = new Map<string, Knowledge>();

/**
 * The knowledge that a text holds; it must have no problem. One text is read once: knowledge never changes, and all that the
 * bot makes of it, which takes longer still, is kept with it (shift.ts).
 */
export function knowledgeOf(text: string): Knowledge {
  const knowledge = read.get(text) ?? parse(text);
  read.set(text, knowledge);
  return knowledge;
}

function parse(text: string): Knowledge {
  const parsed = parseKnowledge(text, { reserved: reservedNames });
  if ('knowledge' in parsed) return parsed.knowledge;
  throw new Error(`This knowledge has problems: ${parsed.problems.map(({ message }) => message).join('; ')}`);
}

/** The fact of this id, which a test rests on. */
export function factOf(knowledge: Knowledge, id: string): Fact {
  const fact = findFact(knowledge, id);
  if (!fact) throw new Error(`The knowledge has no fact ${id} any more; choose another for this test.`);
  return fact;
}
