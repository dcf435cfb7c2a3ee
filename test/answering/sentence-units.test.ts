import { describe, expect, it } from 'vitest';
import { bm25Scores, lengthNorm, proximityScore } from '../../src/answering/sentences/bm25.ts';
import { parseSentence } from '../../src/answering/sentences/parsed-sentence.ts';
import { findNames, inheritedNames } from '../../src/answering/sentences/proper-names.ts';
import type { QueryTerm } from '../../src/answering/sentences/query-term.ts';
import { createTermLookup } from '../../src/answering/sentences/term-lookup.ts';
import { stem } from '../../src/answering/text/stemmer.ts';
import { wordToken } from '../../src/answering/text/tokenizer.ts';

const term = (word: string, weight: number, frequencies: number[], strengths: number[] = []): QueryTerm => ({
  ...{ word, stem: word, kind: 'word', isName: false, weight, rarity: 0.5, maxStrength: 1, sentenceCount: 1 },
  termFrequencies: Float32Array.from(frequencies),
  matchStrength: Float32Array.from(strengths.length > 0 ? strengths : frequencies.map((count) => Math.min(count, 1))),
  sentenceIds: [...frequencies.keys()],
});
const rounded = (values: Float64Array) => [...values].map((value) => Number(value.toFixed(3)));

describe('BM25', () => {
  it.each([
    ['a term frequency of 1 at average length', [1, 1], term('a', 1, [1, 0]), 0, [1, 0]],
    ['repetition saturates: twice is 1.375 times', [1, 1], term('a', 1, [1, 2]), 0, [1, 1.375]],
    ['a sentence of double length scores less', [1, 2], term('a', 1, [1, 1]), 0, [1, 0.753]],
    ['the weight of the term multiplies', [1, 1], term('a', 3, [1, 0]), 0, [3, 0]],
    ['soft matches are ignored at weight 0', [1, 1], term('a', 1, [1, 0], [1, 0.8]), 0, [1, 0]],
    ['soft matches count as a part of a frequency', [1, 1], term('a', 1, [1, 0], [1, 0.8]), 0.5, [1, 0.55]],
  ])('%s', (_, lengths, queryTerm, softMatchWeight, expected) => {
    const norms = Float64Array.from(lengths, (length) => lengthNorm(length, 1));
    expect(rounded(bm25Scores(norms, [queryTerm], softMatchWeight))).toEqual(expected);
  });
});

describe('Proximity', () => {
  const terms = [term('a', 1, [1]), term('b', 1, [1]), term('c', 2, [1])];
  it.each([
    [['a', 'b', 'c'], 1, 'all terms are adjacent'],
    [['a', 'b'], 0.5, 'half of the weight, adjacent'],
    [['a', 'x', 'x', 'b'], 0.25, 'half of the weight, two matches over four words'],
    [['a'], 0, 'one match has no proximity'],
  ])('of %j is %d: %s', (words, expected) => {
    expect(proximityScore(terms, new Map(words.map((word, position) => [word, position])), 4)).toBe(expected);
  });
});

describe('Term lookup', () => {
  const posting = { sentenceIds: [0], frequencies: [1] };
  const stems = ['discoveri', 'lob', 'santo'];
  const postings = new Map(stems.map((key, index) => [key, { ...posting, sentenceIds: [index] }]));
  const lookUp = createTermLookup(postings, 3);
  it.each([
    ['lobbed', false, [0, 1, 0], 'the stem itself'],
    ['discover', false, [0.85, 0, 0], 'a derivation'],
    ['zzz', false, [0, 0, 0], 'nothing'],
  ])('of “%s” (name: %s) matches with %j: %s', (word, isName, expected) => {
    expect([...lookUp(wordToken(word), isName).matchStrength].map((value) => Number(value.toFixed(2)))).toEqual(
      expected,
    );
  });

  it('finds similar words, but not for a name', () => {
    expect(lookUp(wordToken('threw'), false).matchStrength[1]).toBeGreaterThan(0.5);
    expect(lookUp(wordToken('threw'), true).matchStrength[1]).toBe(0);
  });
});

describe('Proper names', () => {
  it.each([
    [['The mayor met Santos.'], ['santos'], 'capitalized inside a sentence'],
    [['Police came.'], [], 'a common word at the beginning'],
    [['Ellery came.'], ['ellery'], 'a rare word at the beginning'],
    [['The mill and the Mill, a mill.'], [], 'mostly in lower case'],
  ])('of %j are %j: %s', (sentences, names) => {
    expect([...findNames(sentences)]).toEqual(names);
  });

  it.each([
    [['Santos spoke.', 'He left.'], [[], ['santo']], 'an anaphor refers to the previous name'],
    [['Santos spoke.', 'Ellery left.', 'He ran.'], [[], [], ['elleri']], 'a new name replaces the old one'],
    [['Santos spoke.', 'But Ellery left.', 'He ran.'], [[], ['santo'], ['santo', 'elleri']], 'a continuation adds one'],
    [['Santos spoke.', 'Smoke rose.'], [[], ['santo']], 'a sentence without a name continues the previous one'],
  ])('are inherited in %j as %j: %s', (sentences, expected) => {
    const names = new Set(['santos', 'ellery'].map(stem));
    expect(inheritedNames(sentences.map(parseSentence), names).map((inherited) => [...inherited])).toEqual(expected);
  });
});
