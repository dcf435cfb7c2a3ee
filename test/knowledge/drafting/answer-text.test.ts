import { expect, test } from 'vitest';
import { createAnswerText } from '../../../src/knowledge/drafting/facts/answer-text.ts';
import { attributeSentences } from '../../../src/knowledge/drafting/speakers/attribute-sentences.ts';
import { splitSentences } from '../../../src/knowledge/sentences.ts';

function answersOf(text: string): string[] {
  return attributeSentences(text, splitSentences('article', text)).attributedSentences.map(createAnswerText);
}

test.each<[string, string, string]>([
  ['as it is', 'The mill burned down.', 'The mill burned down.'],
  ['without “he said:” and the marks', 'He said: “It burned down.”', 'It burned down.'],
  ['without “she said” behind it', '“It burned down,” Ann Lee said on Friday.', 'It burned down.'],
  ['without “said Ann Lee, 62”', '“it burned down,” said Ann Lee, 62.', 'It burned down.'],
  ['without “the owner said” behind it', 'The mill burned down, the owner said.', 'The mill burned down.'],
  ['without “according to” behind it', 'The mill burned down, according to the police.', 'The mill burned down.'],
  ['without “according to” before it', 'According to the police, the mill burned down.', 'The mill burned down.'],
  [
    'with “she said” where more follows',
    '“It burned,” she said, recalling how she had found the mill.',
    '“It burned,” she said, recalling how she had found the mill.',
  ],
  ['with both parts of a divided quotation', '“No,” she said, “it burned.”', '“No,” she said, “it burned.”'],
  ['with a borrowed word', 'The fire is ‘contained’ now.', 'The fire is ‘contained’ now.'],
  ['with a full stop', 'Head of Mills', 'Head of Mills.'],
  ['with its letters as they are where a capital would change them', 'ŉ Meul het gebrand.', 'ŉ Meul het gebrand.'],
])('The answer is the sentence %s', (_, text, answer) => {
  expect(answersOf(text)).toEqual([answer]);
});

test('Speech over two sentences gives two answers without quotation marks', () => {
  expect(answersOf('He said: ’It burned. We ran.’')).toEqual(['It burned.', 'We ran.']);
});

test('A long sentence is cut at the end of a clause', () => {
  const [answer = ''] = answersOf(`The mill burned, ${'and then another mill burned, '.repeat(20)}and that was all.`);
  expect(answer.length).toBeLessThanOrEqual(400);
  expect(answer).toMatch(/burned …\.?$/);
});
