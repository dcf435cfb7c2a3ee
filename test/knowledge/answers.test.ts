import { describe, expect, test } from 'vitest';
import { expectOneProblem, type ProblemCase } from './expect-one-problem.ts';
import { editSecondIncident, findProblemLines } from './second-incident.ts';

describe('an answer may not say more than its quotes', () => {
  test.each<ProblemCase>([
    {
      title: 'a number',
      edit: ['answer: Six engines came.', 'answer: Seven engines came.'],
      locatedText: 'Seven',
      expectedWords: ['Fact “engines”: the answer says “Seven”, which its quotes do not'],
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
      title: 'a name that opens the sentence',
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
      title: 'a time that its quotes do not have',
      edit: ['written: around 9am', 'written: around 10am'],
      locatedText: 'around 10am',
      expectedWords: ['“around 10am” is not in its quotes; write the time as they do'],
    },
  ])('$title', (fault) => expectOneProblem(fault));

  test.each([
    ['the article writes a number with other case', 'Six engines came.', 'six engines came.'],
    ['a term of the file', 'Six engines came.', 'Blue Watch sent six engines.'],
    ['the speaker of the fact', 'Six engines came.', 'The fire brigade says that six engines came.'],
    [
      'a capital letter at the start of a sentence alone',
      'Six engines came.',
      'Around six engines came. They came at 9am.',
    ],
  ])('%s is no new word', (_, from, to) => {
    expect(findProblemLines(editSecondIncident([`answer: ${from}`, `answer: ${to}`]))).toEqual([]);
  });
});
