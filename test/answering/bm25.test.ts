import { describe, expect, it } from 'vitest';
import { bm25Scores, lengthNorm, proximityScore } from '../../src/answering/sentences/bm25.ts';
import { queryTerm } from './query-term.ts';

const rounded = (values: Float64Array) => [...values].map((value) => Number(value.toFixed(3)));

describe('BM25', () => {
  it.each([
    ['a term frequency of 1 at average length', [1, 1], queryTerm('a', 1, [1, 0]), 0, [1, 0]],
    ['repetition saturates: twice is 1.375 times', [1, 1], queryTerm('a', 1, [1, 2]), 0, [1, 1.375]],
    ['a sentence of double length scores less', [1, 2], queryTerm('a', 1, [1, 1]), 0, [1, 0.753]],
    ['the weight of the term multiplies', [1, 1], queryTerm('a', 3, [1, 0]), 0, [3, 0]],
    ['soft matches are ignored at weight 0', [1, 1], queryTerm('a', 1, [1, 0], [1, 0.8]), 0, [1, 0]],
    ['soft matches count as a part of a frequency', [1, 1], queryTerm('a', 1, [1, 0], [1, 0.8]), 0.5, [1, 0.55]],
  ])('%s', (_, lengths, term, softMatchWeight, expected) => {
    const norms = Float64Array.from(lengths, (length) => lengthNorm(length, 1));
    expect(rounded(bm25Scores(norms, [term], softMatchWeight))).toEqual(expected);
  });

  it('adds up the scores of the terms', () => {
    const norms = Float64Array.from([1, 1, 1], (length) => lengthNorm(length, 1));
    const terms = [queryTerm('a', 1, [1, 0, 1]), queryTerm('b', 2, [1, 1, 0])];
    expect(rounded(bm25Scores(norms, terms, 0))).toEqual([3, 2, 1]);
  });
});

describe('Proximity', () => {
  const terms = [queryTerm('a', 1, [1]), queryTerm('b', 1, [1]), queryTerm('c', 2, [1])];
  it.each([
    [['a', 'b', 'c'], 1, 'all terms are adjacent'],
    [['a', 'b'], 0.5, 'half of the weight, adjacent'],
    [['a', 'x', 'x', 'b'], 0.25, 'half of the weight, two matches over four words'],
    [['x', 'b', 'c'], 0.75, 'the distance counts from the first match'],
    [['a'], 0, 'one match has no proximity'],
  ])('of %j is %d: %s', (words, expected) => {
    expect(proximityScore(terms, new Map(words.map((word, position) => [word, position])), 4)).toBe(expected);
  });
});
