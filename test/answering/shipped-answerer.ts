import { readFileSync } from 'node:fs';
import { createSnapshot } from '../../src/answering/snapshot.ts';
import { parseKnowledge } from '../../src/knowledge/parse.ts';

const parsed = parseKnowledge(readFileSync('knowledge/walthamstow-shooting.yaml'));
if ('problems' in parsed) throw new Error('the shipped knowledge has problems; run npm run verify');

/** The shipped knowledge: an edit of a fact is tested like an edit of the code. */
export const { knowledge } = parsed;
export const answerer = createSnapshot(knowledge).answerer;

/** The result of a question in a word or two: the id of the answered entry, or the kind of outcome. */
export function outcomeOf(question: string): string {
  const answer = answerer.answer(question);
  if (answer.kind === 'answered') return answer.fact.id;
  return answer.kind === 'not-stated' ? answer.entry.id : answer.kind;
}
