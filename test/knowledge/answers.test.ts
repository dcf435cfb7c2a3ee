import { describe, expect, test } from 'vitest';
import { expectOneProblem, type ProblemCase } from './expect-one-problem.ts';
import { editSecondIncident, findProblemLines } from './second-incident.ts';

describe('An answer may not add to its quotes', () => {
  test.each<ProblemCase>([
    {
      title: 'a number',
      edit: ['answer: Six engines came.', 'answer: Seven engines came.'],
      locatedText: 'Seven',
      expectedWords: ['Fact “engines”: the answer contains “Seven”, but its quotes do not'],
    },
    {
      title: 'a number in figures',
      edit: ['that 12 people', 'that 120 people'],
      locatedText: 'Ada Brown says',
      expectedWords: ['“120”'],
    },
    {
      title: 'a time',
      edit: ['answer: Six engines came.', 'answer: Six engines came at 10am.'],
      locatedText: 'Six engines came at 10am',
      expectedWords: ['“10am”'],
    },
    {
      title: 'a name',
      edit: ['answer: Six engines came.', 'answer: Six engines came from Leeds.'],
      locatedText: 'Six engines came from',
      expectedWords: ['“Leeds”'],
    },
    {
      title: 'a name at the beginning of a sentence',
      edit: ['answer: Six engines came.', 'answer: Leeds sent six engines.'],
      locatedText: 'Leeds',
      expectedWords: ['“Leeds”'],
    },
    {
      title: 'a name with a letter of another alphabet',
      edit: ['answer: Ada Brown', 'answer: Ada Br\u043ewn'],
      locatedText: 'Ada Br\u043ewn says',
      expectedWords: ['“Br\u043ewn”'],
    },
    {
      title: 'a time that is not in its quotes',
      edit: ['written: around 9am', 'written: around 10am'],
      locatedText: 'around 10am',
      expectedWords: ['the time “around 10am” is not in its quotes; copy the time from a quote'],
    },
  ])('$title', (problemCase) => expectOneProblem(problemCase));

  test.each([
    ['a number in another case than in the article', 'Six engines came.', 'six engines came.'],
    ['a synonym', 'Six engines came.', 'Blue Watch sent six engines.'],
    ['the speaker of the fact', 'Six engines came.', 'The fire brigade says that six engines came.'],
    ['a capital letter at the start of a sentence', 'Six engines came.', 'Around six engines came. They came at 9am.'],
  ])('%s is not an addition', (_, from, to) => {
    expect(findProblemLines(editSecondIncident([`answer: ${from}`, `answer: ${to}`]))).toEqual([]);
  });
});
