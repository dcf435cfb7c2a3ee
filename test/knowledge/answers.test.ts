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
    [
      'a capital letter at the start of a sentence',
      'Six engines came.',
      'Around six engines came. They came at around 9am.',
    ],
  ])('%s is not an addition', (_, from, to) => {
    expect(findProblemLines(editSecondIncident([`answer: ${from}`, `answer: ${to}`]))).toEqual([]);
  });
});

describe('An answer', () => {
  const cost = 'It burned until noon.';
  const problemsOf = (quote: string, answer: string) =>
    findProblemLines(
      editSecondIncident(
        [cost, `${quote}\n      ${cost}`],
        ['answer: A mill in Mill Lane burned down.', `answer: ${JSON.stringify(answer)}`],
        ['      - A mill burned down in Mill Lane on Tuesday.', `      - ${JSON.stringify(quote)}`],
      ),
    );

  test.each([
    ['The repair costs £1.2m.', 'The repair costs £1.2bn.', '“£1.2bn”'],
    ['It cost £12.', 'It cost $12.', 'the answer says “$12”, but its quotes say “£12”'],
    ['It is 5 miles away.', 'It is 5 km away.', 'the answer says “5 km”, but its quotes say “5 miles”'],
    ['At least 12 were hurt.', 'There were 12 hurt.', 'the answer says “12”, but its quotes say “At least 12”'],
    ['It took up to 3 hours.', 'It took 3 hours.', '“up to 3 hours”'],
    ['Officers did not shoot.', 'Officers did shoot.', 'that “shoot…” is so, but its quotes say that it is not so'],
    ['She was not arrested.', 'She was arrested.', 'that “arrest…” is so'],
    ['She was arrested.', 'She was not arrested.', 'that “arrest…” is not so'],
    ['The owner never paid.', 'The owner paid.', '“paid…” is so'],
    ['Crews found no gas leak.', 'Crews found a gas leak.', '“found…” is so'],
    ['There is no wider threat.', 'There is a wider threat.', '“threat…” is so'],
    ['He denied starting it.', 'He was starting it.', '“start…” is so'],
    ['The injuries are not life-threatening.', 'The injuries are life-threatening.', '“life-threaten…” is so'],
    ['The roof might collapse.', 'The roof will collapse.', 'is so, but its quotes say that it may be so'],
    ['He wasn’t driving.', 'He was driving.', '“driv…” is so'],
    ['The pump failed to start.', 'The pump did start.', '“start…” is so'],
  ])('of “%s” cannot be “%s”', (quote, answer, message) => {
    expect(problemsOf(quote, answer).join('\n')).toContain(message);
  });

  test.each([
    ['It opened at 2pm.', 'It opened at 2 p.m.'],
    ['It shut at 2.15pm.', 'It shut at 2:15pm.'],
    ['There were twelve hurt.', 'There were 12 hurt.'],
    ['It cost £1.2m.', 'It cost £1.2 million.'],
    ['It was the first fire.', 'It was the 1st fire.'],
    ['Officers did not shoot.', 'Officers never shot, and did not shoot.'],
    ['Nobody was hurt.', 'No one was hurt.'],
    ['Crews have not found a leak.', 'Crews have found no leak.'],
    ['There is no wider threat to the public.', 'There is no threat to the public.'],
    ['The roof collapsed.', 'The roof may have collapsed.'],
    ['It is life-changing but not life-threatening.', 'It is not life-threatening, but life-changing.'],
    ['She was not hurt, but he was hurt.', 'He was hurt, and she was not hurt.'],
  ])('of “%s” can be “%s”', (quote, answer) => {
    expect(problemsOf(quote, answer)).toEqual([]);
  });
});
