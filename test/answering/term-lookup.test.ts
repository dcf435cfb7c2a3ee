import { describe, expect, it } from 'vitest';
import { createTermLookup, derivationalRoot, type Posting } from '../../src/answering/sentences/term-lookup.ts';
import { stem } from '../../src/answering/text/stemmer.ts';
import { wordToken } from '../../src/answering/text/tokenizer.ts';

const rounded = (values: Float32Array) => [...values].map((value) => Number(value.toFixed(2)));

describe('Term lookup', () => {
  const postings = new Map<string, Posting>([
    ['lob', { sentenceIds: [0, 2], frequencies: [2, 1] }],
    ['discoveri', { sentenceIds: [1], frequencies: [1] }],
    ['santo', { sentenceIds: [2], frequencies: [1] }],
    ['throw', { sentenceIds: [3], frequencies: [1] }],
    ['4', { sentenceIds: [1], frequencies: [3] }],
  ]);
  const lookUp = createTermLookup(postings, 4);
  it.each([
    ['lobbed', false, [1, 0, 1, 0.57], [2, 0, 1, 0], 'the stem itself, and a similar word (“throw”)'],
    ['lobbed', true, [1, 0, 1, 0], [2, 0, 1, 0], 'a similar name is another name'],
    ['threw', false, [0.57, 0, 0.57, 1], [0, 0, 0, 1], 'an irregular form has the stem of its family'],
    ['hurled', false, [0.48, 0, 0.48, 0.62], [0, 0, 0, 0], 'similar words only: they match, with a frequency of 0'],
    ['discover', false, [0, 0.85, 0, 0], [0, 0, 0, 0], 'a derivation'],
    ['discover', true, [0, 0.85, 0, 0], [0, 0, 0, 0], 'a name may be derived'],
    ['zzz', false, [0, 0, 0, 0], [0, 0, 0, 0], 'nothing'],
  ])('of “%s” (name: %s) matches with %j and frequencies %j: %s', (word, isName, strengths, frequencies) => {
    const { matchStrength, termFrequencies, maxStrength, sentenceIds } = lookUp(wordToken(word), isName);
    expect(rounded(matchStrength)).toEqual(strengths);
    expect([...termFrequencies]).toEqual(frequencies);
    expect(Number(maxStrength.toFixed(2))).toBe(Math.max(...strengths));
    expect(sentenceIds.toSorted()).toEqual([...strengths.keys()].filter((index) => strengths[index] !== 0));
  });

  it.each([
    [wordToken('lobbed'), 2, 0.69, 'two sentences have the stem'],
    [wordToken('hurled'), 0, 0.71, 'similar words are not counted'],
    [wordToken('the'), 0, 0.02, 'the most frequent words'],
    [wordToken('zzz'), 0, 1, 'a word that no list has'],
    [{ word: '4', stem: '4', kind: 'number' } as const, 1, 0.7, 'numbers have one rarity'],
  ])('of %j counts %i sentences and has the rarity %d: %s', (token, sentenceCount, rarity) => {
    const matches = lookUp(token, false);
    expect(matches.sentenceCount).toBe(sentenceCount);
    expect(Number(matches.rarity.toFixed(2))).toBe(rarity);
  });
});

describe('The derivational root', () => {
  it.each([
    ['discover', 'discov', 'one suffix'],
    ['discovery', 'discov', 'the same root as its verb'],
    ['scientific', 'scientif', 'stripping “if” is not a suffix'],
    ['scientist', 'scient', 'one suffix'],
    ['organiser', 'organ', 'two suffixes'],
    ['arson', 'arson', 'a shorter root than four letters is not formed'],
    ['action', 'action', '“act” has three letters'],
    ['fires', 'fire', 'the stem, since “fir” has three letters'],
  ])('of “%s” is “%s”: %s', (word, root) => {
    expect(derivationalRoot(stem(word))).toBe(root);
  });
});
