import { describe, expect, it } from 'vitest';
import { accumulate, buildInvertedIndex, rowsWith } from '../../src/answering/inverted-index.ts';
import { vector } from './feature-vector.ts';

describe('An inverted index', () => {
  const index = buildInvertedIndex(4, [vector(0, [2, 0.5]), vector(2), vector(0, 0)]);
  it.each([
    [0, [0, 2, 2], 'a repeated feature is listed twice'],
    [1, [], 'no vector has it'],
    [2, [0, 1], 'in the order of the vectors'],
    [3, [], 'the last feature is in range'],
  ])('lists for feature %i the vectors %j: %s', (featureId, rows) => {
    expect([...rowsWith(index, featureId)]).toEqual(rows);
  });

  it.each([
    [0, 2, [2, 0, 4], 'repeated features add up'],
    [2, 2, [1, 2, 0], 'the weight in the vector counts'],
    [1, 2, [0, 0, 0], 'an absent feature adds nothing'],
  ])('adds for feature %i with weight %i the scores %j: %s', (featureId, weight, expected) => {
    const scores = new Float64Array(3);
    accumulate(index, scores, featureId, weight);
    expect([...scores]).toEqual(expected);
  });

  it('adds to the scores of earlier features', () => {
    const scores = Float64Array.of(1, 1, 1);
    accumulate(index, scores, 0, 2);
    accumulate(index, scores, 2, 2);
    expect([...scores]).toEqual([4, 3, 5]);
  });
});
