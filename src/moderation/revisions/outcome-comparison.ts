import type { Answerer } from '../../answering/answerer.ts';
import type { Answer } from '../../replies/answer.ts';
import type { OutcomeComparison, OutcomeCounts } from '../../replies/change-reply.ts';
import { mapInSlices } from '../state/time-slices.ts';

const maxExamples = 10;

/** Compares the outcomes of the same questions under two revisions; undefined without questions. */
export async function compareOutcomes(
  questions: readonly string[],
  before: Pick<Answerer, 'answer'>,
  after: Pick<Answerer, 'answer'>,
): Promise<OutcomeComparison | undefined> {
  if (questions.length === 0) return undefined;
  const results = await mapInSlices(questions, (question) => ({
    question,
    before: before.answer(question),
    after: after.answer(question),
  }));
  const changed = results.filter((result) => outcomeLabel(result.before) !== outcomeLabel(result.after));
  return {
    questionCount: questions.length,
    before: countOutcomes(results.map((result) => result.before)),
    after: countOutcomes(results.map((result) => result.after)),
    changedCount: changed.length,
    examples: changed.slice(0, maxExamples).map((result) => ({
      question: result.question,
      before: outcomeLabel(result.before),
      after: outcomeLabel(result.after),
    })),
  };
}

function countOutcomes(answers: readonly Answer[]): OutcomeCounts {
  const count = (...kinds: Answer['kind'][]) => answers.filter(({ kind }) => kinds.includes(kind)).length;
  return {
    answered: count('answered', 'withheld'),
    notStated: count('not-stated'),
    unsure: count('unsure', 'passages'),
    noMatch: count('no-match', 'small-talk', 'other-language'),
  };
}

/** "when-entered", "not stated: his-name", "unsure", "no match". */
function outcomeLabel(answer: Answer): string {
  switch (answer.kind) {
    case 'answered':
      return answer.fact.id;
    case 'not-stated':
      return `not stated: ${answer.entry.id}`;
    case 'withheld':
      return answer.factId;
    case 'unsure':
      return 'unsure';
    case 'passages':
      return 'not checked yet';
    case 'no-match':
    case 'small-talk':
    case 'other-language':
      return 'no match';
    default:
      return answer satisfies never;
  }
}
