import { describe, expect, it } from 'vitest';
import { indexSentences } from '../../src/answering/sentences/sentence-index.ts';
import { parseSentenceQuery, questionType } from '../../src/answering/sentences/sentence-query.ts';
import { sentences } from './sample-sentences.ts';

describe('The type of a question', () => {
  it.each([
    ['who is maria santos', 'who-is', '“is” and up to three words'],
    ['who was the chief fire officer', 'who-is', 'after “the”'],
    ['who is in charge of the mill', 'who', 'more words ask for a person, not about one'],
    ['who noticed the smoke', 'who', 'another verb'],
    ['what company owns it', 'who', 'a group acts like a person'],
    ['how long did it last', 'how-long', 'a duration'],
    ['how much time did they have', 'how-long', 'before “how much”'],
    ['how many workers were there', 'how-many', 'a number'],
    ['the number of people is', 'how-many', 'a sentence to complete'],
    ['what year was it', 'when', 'a noun of time'],
    ['which hospital were they in', 'where', 'a noun of place'],
    ['how come the roof fell in', 'why', 'a reason'],
    ['what caused the fire', 'why', 'a cause is a reason'],
    ['what did ellery say', 'say', 'somebody said it'],
    ['who said when it began', 'when', 'the first matching rule, not the first word'],
    ['what is it', 'other', 'no rule'],
    ['', 'other', 'no words'],
  ])('“%s” is %s: %s', (question, type) => {
    expect(questionType(question.split(' '))).toBe(type);
  });
});

describe('The terms of a question', () => {
  const index = indexSentences(sentences);
  const terms = (question: string) => parseSentenceQuery(index, question).terms;

  it.each([
    ['When was the mill built?', ['mill', 'build'], 'function words and question words are left out'],
    ['mill mills milling', ['mill'], 'each stem once'],
    ['Who notised the smoke?', ['notic', 'smoke'], 'spelling is corrected first'],
    ['what is it', [], 'no content words'],
  ])('“%s” are the stems %j: %s', (question, stems) => {
    expect(terms(question).map(({ stem }) => stem)).toEqual(stems);
  });

  it.each([
    ['who noticed santos', ['santo'], 'a name of the article, in lower case'],
    ['who saw Zelenka there', ['zelenka'], 'capitalized after the first word'],
    ['Smoke was noticed', [], 'the first word is capitalized anyway'],
  ])('“%s” has the names %j: %s', (question, names) => {
    expect(
      terms(question)
        .filter(({ isName }) => isName)
        .map(({ stem }) => stem),
    ).toEqual(names);
  });

  it('share the weight of a name of two words', () => {
    const [alone] = terms('where is ellery');
    const [, lastName] = terms('where is tom ellery');
    expect((alone?.weight ?? 0) / (lastName?.weight ?? 1)).toBeCloseTo(Math.SQRT2, 10);
  });

  it('have a quarter of the weight if they only frame the question', () => {
    const [frame, other] = terms('passage volcano');
    expect((frame?.weight ?? 0) / (other?.weight ?? 1)).toBe(0.25);
  });
});
