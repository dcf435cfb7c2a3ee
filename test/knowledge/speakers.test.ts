import { describe, test } from 'vitest';
import { expectOneProblem, type ProblemCase } from './expect-one-problem.ts';

describe('who says a thing must be known', () => {
  test.each<ProblemCase>([
    {
      title: 'an unknown speaker',
      edit: ['said-by: brigade', 'said-by: mayor'],
      locatedText: 'mayor',
      expectedWords: ['“mayor” is no speaker of this file', 'reporter, brigade, brown'],
    },
    {
      title: 'an unknown speaker of one quote',
      edit: ['        said-by: brown', '        said-by: mayor'],
      locatedText: 'mayor',
      expectedWords: ['“mayor” is no speaker'],
    },
    {
      title: 'a claim without a speaker',
      edit: ['    said-by: brigade\n', ''],
      locatedText: 'id: engines',
      expectedWords: ['Fact “engines” is a claim without a speaker; say who claims it with said-by'],
    },
    {
      title: 'a statement where no speaker is the reporter',
      edit: ['    reporter: true\n', ''],
      locatedText: 'id: what-burned',
      expectedWords: ['Fact “what-burned” is stated by the article; mark one speaker as `reporter: true`'],
    },
    {
      title: 'two speakers for one sentence',
      edit: [
        '    quotes:\n      - A mill burned',
        '    quotes:\n      - {text: "Six engines came", said-by: reporter}\n      - A mill burned',
      ],
      locatedText: 'Six engines came at around 9am, the fire brigade said.\n    topics',
      expectedWords: [
        'Fact “engines” says that “brigade” speaks sentence 2, fact “what-burned” that “reporter” does; it can be only one',
      ],
    },
  ])('$title', (fault) => expectOneProblem(fault));
});
