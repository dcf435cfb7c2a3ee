import { describe, expect, it } from 'vitest';
import { computeIdf, computeUnseenIdf, sumVectors, toUnitTfIdf } from '../../src/answering/sparse-vector.ts';
import { vector } from './feature-vector.ts';

describe('Sparse vectors', () => {
  it('add up with each feature once, in order of appearance', () => {
    expect(sumVectors([vector(3, 1), vector([3, 0.5], 2)])).toEqual(vector([3, 1.5], 1, 2));
  });

  it('have a higher idf for a rarer feature', () => {
    const idf = computeIdf(2, [vector(0, 1), vector(0)]);
    expect([...idf]).toEqual([Math.log(2), Math.log(3)]);
  });

  it('give an unseen feature the idf of half a vector', () => {
    expect(computeUnseenIdf(2)).toBe(Math.log(5));
  });

  it.each([
    [vector(0, 1), Float64Array.of(3, 4), 0, vector([0, 0.6], [1, 0.8]), 'scaled to length 1'],
    [vector(0), Float64Array.of(3), 16, vector([0, 0.6]), 'an extra squared norm of 16 takes its share'],
    [vector(5), Float64Array.of(3), 0, vector([5, 1]), 'a feature without idf'],
    [vector(0, 5), Float64Array.of(12), 0, vector([0, 0.8], [5, 0.6]), 'a feature without idf has the unseen idf, 9'],
    [vector(), Float64Array.of(3), 0, vector(), 'no features'],
  ])('%j as tf-idf with idf %j and extra norm %d is %j: %s', (input, idf, extraSquaredNorm, expected) => {
    expect(toUnitTfIdf(input, idf, 9, extraSquaredNorm)).toEqual(expected);
  });
});
