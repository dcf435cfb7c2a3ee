import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankSentences } from '../../src/answering/sentences/rank-sentences.ts';
import { indexSentences, type SentenceIndex } from '../../src/answering/sentences/sentence-index.ts';
import { parseSentenceQuery } from '../../src/answering/sentences/sentence-query.ts';
import { sentences } from './sample-sentences.ts';

const index = indexSentences(sentences);
const rank = (article: SentenceIndex, question: string) =>
  rankSentences(article, parseSentenceQuery(article, question));

function best(question: string): number | undefined {
  return rank(index, question).ranked[0]?.sentenceIndex;
}

describe('The best sentence answers the question', () => {
  test.each([
    ['When did the fire break out?', 0, 'the same words and a time'],
    ['How many workers were evacuated?', 1, 'the same words and an amount'],
    ['Who noticed the smoke?', 2, 'both sentences 2 and 8 have smoke, only this one a person who noticed'],
    ['Who is Maria Santos?', 2, 'the sentence that names her says what she is'],
    ['How many firemen were hurt?', 4, '"firemen" is used like "firefighters", and there is an amount'],
    ['What did Tom Ellery say about dust?', 5, 'the speaker and the matter'],
    ['When was the mill built?', 7, 'the same words and a year'],
    ['Why did people have to shut their windows?', 8, 'the matter and a reason'],
    ['When do the owners want to rebuild the mill?', 9, 'the matter and a time; the mill is only meant by "it"'],
  ])('%s → sentence %i: %s', (question, sentence) => {
    expect(best(question)).toBe(sentence);
  });
});

describe('A misspelling changes nothing', () => {
  test.each([
    ['When was the mill bulit?', 7],
    ['How many wokrers were evacuatd?', 1],
    ['Who notised the smoke?', 2],
  ])('%s', (question, sentence) => {
    const { ranked, spellingFixes } = rank(index, question);
    expect(spellingFixes.length).toBeGreaterThan(0);
    expect(ranked[0]?.sentenceIndex).toBe(sentence);
  });
});

describe('A question that the article answers has a higher probability than one that it does not', () => {
  const answered = ['When did the fire break out?', 'How many workers were evacuated?', 'When was the mill built?'];
  test.each([
    ['the same sort of question about another matter', 'When was the bridge over the Danube destroyed?'],
    ['a question about something else entirely', 'Which striker scored the winning goal in the final?'],
    ['a person that it does not know', 'What did Angela Merkel think of the treaty?'],
    ['nothing that is a question', 'asdf qwer zxcv'],
  ])('%s', (_, strange) => {
    const strangest = rank(index, strange).answerProbability;
    for (const question of answered) expect(rank(index, question).answerProbability).toBeGreaterThan(strangest);
    expect(strangest).toBeLessThan(0.5);
  });

  test('A question whose answer is removed', () => {
    const without = indexSentences(sentences.filter((_, at) => at !== 7));
    const question = 'When was the mill built?';
    expect(rank(without, question).answerProbability).toBeLessThan(rank(index, question).answerProbability);
  });
});

describe('Any text is allowed', () => {
  test.each([
    ['nothing', ''],
    ['only grammar', 'what is it and who are they'],
    ['another script', '火事はいつ起きましたか？ Когда начался пожар؟ متى'],
    ['4000 characters without a space', 'a'.repeat(4000)],
    ['4000 characters of words', 'fire smoke mill '.repeat(250)],
    ['marks', '?!…“”‘’—\u0000\uD800'],
  ])('%s', (_, question) => {
    const { answerProbability } = rank(index, question);
    expect(answerProbability).toBeGreaterThanOrEqual(0);
    expect(answerProbability).toBeLessThanOrEqual(1);
  });

  test('as a question, as a sentence, in any number', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 8 }),
        fc.string({ unit: 'grapheme' }),
        (texts, question) => {
          const { ranked, answerProbability } = rank(indexSentences(texts), question);
          return (
            answerProbability >= 0 &&
            answerProbability <= 1 &&
            ranked.every(({ sentenceIndex }) => texts[sentenceIndex] !== undefined)
          );
        },
      ),
    );
  });

  test('An article without sentences answers nothing', () => {
    expect(rank(indexSentences([]), 'When did the fire break out?')).toEqual({
      ranked: [],
      answerProbability: 0,
      spellingFixes: [],
    });
  });
});
