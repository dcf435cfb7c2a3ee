import { describe, expect, it } from 'vitest';
import { scoreLikelihoods, trainNaiveBayes } from '../../src/answering/naive-bayes.ts';
import { question, vector } from './feature-vector.ts';

const ranked = (scores: Float64Array) => [...scores.keys()].toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));

describe('Naive Bayes ranks entries', () => {
  it.each([
    [[vector(2, 3), vector(0, 1)], question(0), [1, 0], 'the entry that has the feature'],
    [[vector([0, 1], [1, 5]), vector([0, 3], [1, 3])], question(0), [1, 0], 'the entry that has it more often'],
    [[vector(0, 1, 2, 3), vector(0)], question(0), [1, 0], 'the shorter entry, where the feature is a larger share'],
    [
      [vector(0, 2), vector(0, 2), vector(1, 3), vector(0, 1)],
      question(0, 1),
      [3, 2, 0, 1],
      'both features, then the rarer one, then equal entries in their order',
    ],
    [[vector(2, 3, 1), vector(2, 3)], question(0), [1, 0], 'without the feature, the entry with less text'],
    [[vector(0), vector(0), vector(1)], question(0, 1), [2, 0, 1], 'the rarer of two features counts more'],
    [[vector(0), vector(1)], question([0, 0.4], [1, 0.5]), [1, 0], 'the feature with more weight in the question'],
    [[vector([0, 4]), vector([0, 2], [1, 2])], question(0, 1), [1, 0], 'each feature once beats one of them twice'],
  ])('%j for %j as %j: %s', (entries, asked, order) => {
    expect(ranked(scoreLikelihoods(trainNaiveBayes(4, entries), asked))).toEqual(order);
  });

  it('with a pseudo-count of 5', () => {
    // One entry with the feature of three in all: log(1 + 1·3 / (5·1)) + log(5 / (1 + 5)).
    const [first, second] = scoreLikelihoods(trainNaiveBayes(2, [vector(0), vector([1, 2])]), question(0));
    expect(first).toBeCloseTo(Math.log1p(3 / 5) + Math.log(5 / 6), 5);
    expect(second).toBeCloseTo(Math.log(5 / 7), 5);
  });

  it('with the same score for a question of unknown features only', () => {
    expect([...scoreLikelihoods(trainNaiveBayes(2, [vector(0), vector(0, 1)]), question())]).toEqual([0, 0]);
  });
});
