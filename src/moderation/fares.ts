import type { Answerer } from '../answering/answerer.ts';
import type { FareCounts, Fares } from '../answering/change-reply.ts';
import type { Answer } from '../answering/reply.ts';

const mostExamples = 10;

/** After so many, whoever asks something meanwhile gets their answer first. */
const questionsAtOnce = 25;

/** How the same questions fare under two states; undefined where there are no questions. */
export async function faresOf(
  questions: readonly string[],
  before: Answerer,
  after: Answerer,
): Promise<Fares | undefined> {
  if (questions.length === 0) return undefined;
  const asked: { readonly question: string; readonly before: Answer; readonly after: Answer }[] = [];
  for (const question of questions) {
    asked.push({ question, before: before.answer(question), after: after.answer(question) });
    if (asked.length % questionsAtOnce === 0) await new Promise(setImmediate);
  }
  const changed = asked.filter((one) => toldBy(one.before) !== toldBy(one.after));
  return {
    questions: questions.length,
    before: countsOf(asked.map((one) => one.before)),
    after: countsOf(asked.map((one) => one.after)),
    changed: changed.length,
    examples: changed
      .slice(0, mostExamples)
      .map((one) => ({ question: one.question, before: toldBy(one.before), after: toldBy(one.after) })),
  };
}

function countsOf(answers: readonly Answer[]): FareCounts {
  const count = (...kinds: Answer['kind'][]) => answers.filter(({ kind }) => kinds.includes(kind)).length;
  return {
    answered: count('answered', 'withheld'),
    notStated: count('not-stated'),
    unsure: count('unsure'),
    noMatch: count('no-match'),
  };
}

/** "when-entered", "not stated: his-name", "unsure", "no match". */
function toldBy(answer: Answer): string {
  switch (answer.kind) {
    case 'answered':
      return answer.fact.id;
    case 'not-stated':
      return `not stated: ${answer.entry.id}`;
    case 'withheld':
      return answer.id;
    case 'unsure':
      return 'unsure';
    case 'no-match':
      return 'no match';
    default:
      return answer satisfies never;
  }
}
