import { readFileSync } from 'node:fs';
import { createAnswerer } from '../../src/answering/answerer.ts';
import { parseKnowledge } from '../../src/knowledge/parse.ts';

const parsed = parseKnowledge(readFileSync('knowledge/walthamstow-shooting.yaml'));
if ('problems' in parsed) throw new Error('the shipped knowledge has problems; run npm run verify');

/** The shipped knowledge, so that who edits facts is protected by the same tests as who edits code. */
export const { knowledge } = parsed;
export const answerer = createAnswerer(knowledge);

/** What became of a question in one word or two: the entry that was told, or the kind of outcome. */
export function outcomeOf(question: string): string {
  const answer = answerer.answer(question);
  if (answer.kind === 'answered') return answer.fact.id;
  return answer.kind === 'not-stated' ? answer.entry.id : answer.kind;
}
