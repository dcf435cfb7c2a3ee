import { describe, expect, test } from 'vitest';
import { millFireWith, problemLines } from './mill-fire.ts';
import { expectOneProblem, type Fault } from './one-fault.ts';

describe('an answer may not say more than its quotes', () => {
  test.each<Fault>([
    {
      title: 'a number',
      change: ['answer: Six engines came.', 'answer: Seven engines came.'],
      at: 'Seven',
      says: ['Fact “engines”: the answer says “Seven”, which its quotes do not'],
    },
    {
      title: 'a number in figures',
      change: ['that 12 people', 'that 120 people'],
      at: 'Ada Brown says',
      says: ['“120”'],
    },
    {
      title: 'a time',
      change: ['answer: Six engines came.', 'answer: Six engines came at 10am.'],
      at: 'Six engines came at 10am',
      says: ['“10am”'],
    },
    {
      title: 'a name',
      change: ['answer: Six engines came.', 'answer: Six engines came from Leeds.'],
      at: 'Six engines came from',
      says: ['“Leeds”'],
    },
    {
      title: 'a name that opens the sentence',
      change: ['answer: Six engines came.', 'answer: Leeds sent six engines.'],
      at: 'Leeds',
      says: ['“Leeds”'],
    },
    {
      title: 'a name with a letter of another alphabet',
      change: ['answer: Ada Brown', 'answer: Ada Br\u043ewn'],
      at: 'Ada Br\u043ewn says',
      says: ['“Br\u043ewn”'],
    },
    {
      title: 'a time that its quotes do not have',
      change: ['written: around 9am', 'written: around 10am'],
      at: 'around 10am',
      says: ['“around 10am” is not in its quotes; write the time as they do'],
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
    expect(problemLines(millFireWith([`answer: ${from}`, `answer: ${to}`]))).toEqual([]);
  });
});
