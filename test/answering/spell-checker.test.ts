import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frequentWords, isCommonWord } from '../../src/answering/text/lexicon/word-frequencies.ts';
import { createSpellChecker, type SpellCheckerOptions } from '../../src/answering/text/spell-checker.ts';

const article = 'police officers shout street hostage negotiators ambulance believed knife people receive'.split(' ');
const speller = createSpellChecker(article, isCommonWord, { backgroundVocabulary: frequentWords });

describe('A misspelt word is corrected to the intended word of the article', () => {
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

describe('A word is not changed', () => {
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

test('A closer frequent word wins over a word of the article', () => {
  expect(speller.correct('strart')).toBe('start');
});

test('Without candidates among frequent words, only the vocabulary counts', () => {
  expect(createSpellChecker(['street'], isCommonWord).correct('streat')).toBe('street');
});

describe('The maximum distance grows with the length of the word', () => {
  test.each<readonly [string, string, string | undefined, string]>([
    ['vire', 'fire', 'fire', '1.1 of 1.2 for up to four letters: a wrong first letter of similar sound'],
    ['aire', 'fire', undefined, '1.3, a wrong first letter'],
    ['fqze', 'fire', undefined, 'two edits of four letters'],
    ['fiqeq', 'fires', 'fires', '2.0 of 2 for up to seven letters: two edits'],
    ['aizes', 'fires', undefined, '2.3, two edits and one of them the first letter'],
    ['hqstqge', 'hostage', 'hostage', '2.0 of 2, the longest word with this limit'],
    ['hqsqqge', 'hostage', undefined, '3.0'],
    ['hqstqgqs', 'hostages', 'hostages', '3.0 of 3 from eight letters on'],
    ['zqstqges', 'hostages', undefined, '3.3, one of three edits is the first letter'],
    ['att', 'ate', 'ate', 'three letters are the shortest word'],
    ['ot', 'out', undefined, 'two letters are too short'],
    ['electroencephalogrephers', 'electroencephalographers', 'electroencephalographers', '24 letters are the longest'],
    ['electroencephallographers', 'electroencephalographers', undefined, '25 letters are too long'],
  ])('"%s" for "%s" is corrected to %j: %s', (written, meant, correction) => {
    expect(createSpellChecker([meant], () => false).correct(written)).toBe(correction);
  });
});

describe('Of two candidates', () => {
  const policeBonus = (bonus: number) => ({ frequencyBonus: (word: string) => (word === 'police' ? bonus : 0) });
  test.each<readonly [string, readonly string[], SpellCheckerOptions, string | undefined, string]>([
    ['plice', ['police', 'place'], {}, 'place', 'the nearer one: 0.7 instead of 0.8'],
    ['plice', ['police', 'place'], policeBonus(0.2), 'police', 'a frequent word may be further away'],
    ['plice', ['police', 'place'], policeBonus(0.05), 'place', 'but not that far'],
    ['aire', ['fire'], { frequencyBonus: () => 1 }, undefined, 'a bonus does not raise the maximum distance'],
    [
      'pollice',
      ['pollipe'],
      { backgroundVocabulary: ['police'] },
      'pollipe',
      '0.4 nearer is not enough for a background word',
    ],
    ['pollice', ['zollice'], { backgroundVocabulary: ['police'] }, 'police', '0.7 nearer is'],
    ['fier', [], { backgroundVocabulary: ['fire'] }, 'fire', 'a background word: 0.8 + 0.45, as good as the limit'],
    [
      'fiqe',
      [],
      { backgroundVocabulary: ['fire'] },
      undefined,
      '1.0 + 0.45 of 1.2, though a vocabulary word may have 1.0',
    ],
  ])('"%s" with %j and %j is corrected to %j: %s', (written, vocabulary, options, correction) => {
    expect(createSpellChecker(vocabulary, () => false, options).correct(written)).toBe(correction);
  });
});

test('A dropped g is restored without the vocabulary', () => {
  expect(createSpellChecker([], (word) => word === 'trying').correct('tryin')).toBe('trying');
});

test('Any string is accepted, and a correction is a word of the vocabulary or a frequent word', () => {
  const allowed = new Set([...article, ...frequentWords]);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (word) => {
      const mended = speller.correct(word);
      return mended === undefined || allowed.has(mended);
    }),
  );
});
