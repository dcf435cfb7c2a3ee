import { describe, test } from 'vitest';
import { expectOneProblem, type ProblemCase } from './expect-one-problem.ts';

describe('Every fact needs a known speaker', () => {
  test.each<ProblemCase>([
    {
      title: 'an unknown speaker',
      edit: ['said-by: brigade', 'said-by: mayor'],
      locatedText: 'mayor',
      expectedWords: ['“mayor” is not a speaker of this file', 'the speakers are reporter, brigade, brown'],
    },
    {
      title: 'an unknown speaker of one quote',
      edit: ['        said-by: brown', '        said-by: mayor'],
      locatedText: 'mayor',
      expectedWords: ['“mayor” is not a speaker'],
    },
    {
      title: 'a claim without a speaker',
      edit: ['    said-by: brigade\n', ''],
      locatedText: 'id: engines',
      expectedWords: ['Fact “engines” is a claim without a speaker; add “said-by”'],
    },
    {
      title: 'a statement in a file without a reporter',
      edit: ['    reporter: true\n', ''],
      locatedText: 'id: what-burned',
      expectedWords: ['Fact “what-burned” is stated by the article, but no speaker has `reporter: true`'],
    },
    {
      title: 'two speakers for one sentence',
      edit: [
        '    quotes:\n      - A mill burned',
        '    quotes:\n      - {text: "Six engines came", said-by: reporter}\n      - A mill burned',
      ],
      locatedText: 'Six engines came at around 9am, the fire brigade said.\n    topics',
      expectedWords: [
        'Sentence 2 has two speakers: “reporter” in fact “what-burned”, “brigade” in fact “engines”. Choose one',
      ],
    },
  ])('$title', (problemCase) => expectOneProblem(problemCase));
});
