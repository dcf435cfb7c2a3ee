import { describe, test } from 'vitest';
import { expectOneProblem, type Fault } from './one-fault.ts';

describe('who says a thing must be known', () => {
  test.each<Fault>([
    {
      title: 'an unknown speaker',
      change: ['said-by: brigade', 'said-by: mayor'],
      at: 'mayor',
      says: ['“mayor” is no speaker of this file', 'reporter, brigade, brown'],
    },
    {
      title: 'an unknown speaker of one quote',
      change: ['        said-by: brown', '        said-by: mayor'],
      at: 'mayor',
      says: ['“mayor” is no speaker'],
    },
    {
      title: 'a claim without a speaker',
      change: ['    said-by: brigade\n', ''],
      at: 'id: engines',
      says: ['Fact “engines” is a claim without a speaker; say who claims it with said-by'],
    },
    {
      title: 'a statement where no speaker is the reporter',
      change: ['    reporter: true\n', ''],
      at: 'id: what-burned',
      says: ['Fact “what-burned” is stated by the article; mark one speaker as `reporter: true`'],
    },
    {
      title: 'two speakers for one sentence',
      change: [
        '    quotes:\n      - A mill burned',
        '    quotes:\n      - {text: "Six engines came", said-by: reporter}\n      - A mill burned',
      ],
      at: 'Six engines came at around 9am, the fire brigade said.\n    topics',
      says: [
        'Fact “engines” says that “brigade” speaks sentence 2, fact “what-burned” that “reporter” does; it can be only one',
      ],
    },
  ])('$title', (fault) => expectOneProblem(fault));
});
