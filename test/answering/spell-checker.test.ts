import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { weightedEditDistance } from '../../src/answering/text/edit-distance.ts';
import { frequentWords, isCommonWord } from '../../src/answering/text/lexicon/word-frequencies.ts';
import { createSpellChecker } from '../../src/answering/text/spell-checker.ts';

const article = 'police officers shout street hostage negotiators ambulance believed knife people receive'.split(' ');
const speller = createSpellChecker(article, isCommonWord, { backgroundVocabulary: frequentWords });

describe('a misspelt word is mended into the word of the article that was meant', () => {
  test.each([
    ['polcie', 'police', 'two letters swapped'],
    ['ofifcers', 'officers', 'two letters swapped'],
    ['hostgae', 'hostage', 'two letters swapped'],
    ['streeet', 'street', 'a letter too many'],
    ['abulance', 'ambulance', 'a letter too few'],
    ['ambulence', 'ambulance', 'one vowel for another'],
    ['beleived', 'believed', 'the letters that everybody swaps'],
    ['nife', 'knife', 'as it sounds'],
    ['peopel', 'people', 'the end swapped'],
    ['recieve', 'receive', 'the letters that everybody swaps'],
    ['negociators', 'negotiators', 'as it sounds'],
  ])('%s is %s: %s', (written, meant) => {
    expect(speller.correct(written)).toBe(meant);
  });
});

describe('a word is left alone', () => {
  test.each([
    ['police', 'the article has it'],
    ['shoot', 'a common word, though the article only has "shout"'],
    ['strut', 'a common word, though the article only has "street"'],
    ['zzxqvw', 'nothing is near'],
    ['ny', 'too short to tell'],
    ['b4', 'it has a digit'],
    ['полиция', 'another script'],
    ['', 'nothing is there'],
  ])('"%s": %s', (written) => {
    expect(speller.correct(written)).toBeUndefined();
  });
});

test('a frequent word that is nearer wins over a word of the article', () => {
  expect(speller.correct('strart')).toBe('start');
});

test('without rivals only the words of the vocabulary are candidates', () => {
  expect(createSpellChecker(['street'], isCommonWord).correct('streat')).toBe('street');
});

describe('slips', () => {
  test('cost nothing for the same word', () => {
    expect(weightedEditDistance('police', 'police')).toBe(0);
  });
  test.each([
    ['a doubled letter costs less than another one', 'pollice', 'pomlice', 'police'],
    ['a swap costs less than two changes', 'polcie', 'polxye', 'police'],
    ['a wrong letter inside costs less than a wrong first one', 'pomice', 'zolice', 'police'],
  ])('%s', (_, cheap, dear, meant) => {
    expect(weightedEditDistance(cheap, meant)).toBeLessThan(weightedEditDistance(dear, meant));
  });
});

test('any string is answered, and what is mended is a word of the vocabulary or a frequent word', () => {
  const allowed = new Set([...article, ...frequentWords]);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (word) => {
      const mended = speller.correct(word);
      return mended === undefined || allowed.has(mended);
    }),
  );
});
