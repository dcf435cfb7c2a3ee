import { expect, test } from 'vitest';
import {
  countDocumentFrequencies,
  extractKeyphrase,
  extractKeywords,
  rarestWords,
} from '../../../src/knowledge/drafting/text/keywords.ts';

test.each<[reason: string, sentence: string, keywords: string[]]>([
  ['function words are not keywords', 'The mill was on fire again.', ['mill', 'fire']],
  ['a possessive ending is removed', 'The mill’s owner ran.', ['mill', 'owner', 'ran']],
  ['a contraction is not a keyword', 'It didn’t burn.', ['burn']],
  ['short words are left out, short numbers are not', 'At 9 an ox ran.', ['9', 'ran']],
  ['a time and a decimal number are one word each', 'At 4:13pm it was 3.5 miles.', ['4:13pm', '3.5', 'miles']],
])('extractKeywords: %s', (_, sentence, keywords) => {
  expect(extractKeywords(sentence)).toEqual(keywords);
});

const sentences = ['The mill burned.', 'The mill, the old mill, fell.', 'Firefighters saved the school.'];
const frequencies = countDocumentFrequencies(sentences);

test.each<[word: string, count: number | undefined, reason: string]>([
  ['mill', 2, 'a word counts once per sentence'],
  ['firefighters', 1, 'keys are lower case'],
  ['the', undefined, 'function words are not counted'],
])('The document frequency of “%s” is %s: %s', (word, count) => {
  expect(frequencies.get(word)).toBe(count);
});

test.each<[reason: string, sentence: string, maxWords: number, words: string[]]>([
  ['the most frequent word goes first', 'The mill burned.', 1, ['burned']],
  ['the order is that of the sentence', 'The old mill fell.', 2, ['old', 'fell']],
  ['a repeated word counts once', 'Mill, mill, school.', 3, ['mill', 'school']],
])('rarestWords: %s', (_, sentence, maxWords, words) => {
  expect(rarestWords(sentence, frequencies, maxWords)).toEqual(words);
});

test.each<[reason: string, sentence: string, names: string[], keyphrase: string]>([
  ['two words are better than one', 'The school has a wooden bridge.', [], 'wooden bridge'],
  [
    'a name may contain function words',
    'She met the Ministry of Health.',
    ['Ministry of Health'],
    'Ministry of Health',
  ],
  ['an adverb at the start is removed', 'It lasted approximately four hours.', [], 'four hours'],
  ['a sentence of function words has none', 'It was as it is.', [], ''],
])('extractKeyphrase: %s', (_, sentence, names, keyphrase) => {
  expect(extractKeyphrase(sentence, frequencies, names)).toBe(keyphrase);
});
