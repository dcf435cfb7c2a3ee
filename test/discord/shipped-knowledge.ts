import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reservedNames } from '../../commands/index.ts';
import { type Fact, findFact, type Knowledge } from '../../src/knowledge/knowledge.ts';
import { parseKnowledge } from '../../src/knowledge/parse.ts';

const file = join(import.meta.dirname, '../../knowledge/walthamstow-shooting.yaml');

/** The shipped knowledge file, as text and as what the bot makes of it. */
export const shippedText = await readFile(file, 'utf8');
export const shipped: Knowledge = knowledgeOf(shippedText);

/** The fact of this id, which the shipped file is expected to hold. */
export function shippedFact(id: string): Fact {
  const fact = findFact(shipped, id);
  if (!fact) throw new Error(`The shipped knowledge has no fact ${id} any more; choose another for this test.`);
  return fact;
}

/** The shipped knowledge without these facts. */
export function shippedWithout(...ids: readonly string[]): Knowledge {
  return { ...shipped, facts: shipped.facts.filter(({ id }) => !ids.includes(id)) };
}

/** The knowledge that a text holds; it must have no problem. */
export function knowledgeOf(text: string): Knowledge {
  const parsed = parseKnowledge(text, { reserved: reservedNames });
  if ('knowledge' in parsed) return parsed.knowledge;
  throw new Error(`This knowledge has problems: ${parsed.problems.map(({ message }) => message).join('; ')}`);
}
