import { describe, expect, it } from 'vitest';
import { buildInvertedIndex } from '../../src/answering/inverted-index.ts';
import { createLeaderClustering } from '../../src/answering/leader-clustering.ts';
import { createNaiveBayes } from '../../src/answering/naive-bayes.ts';
import { createParaphraseSimilarity } from '../../src/answering/paraphrase-similarity.ts';
import { computeIdf, type SparseVector, sumVectors, toUnitTfIdf } from '../../src/answering/sparse-vector.ts';

/** Feature ids with weight 1, or [id, weight]. */
const vector = (...features: (number | readonly [number, number])[]): SparseVector => ({
  featureIds: features.map((feature) => (typeof feature === 'number' ? feature : feature[0])),
  weights: features.map((feature) => (typeof feature === 'number' ? 1 : feature[1])),
});
const question = (...features: (number | readonly [number, number])[]) => ({
  ...vector(...features),
  unknownWeights: [],
});
const ranked = (scores: Float64Array) => [...scores.keys()].toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));

describe('An inverted index', () => {
  const index = buildInvertedIndex(4, [vector(0, [2, 0.5]), vector(2), vector(0, 0)]);
  it.each([
    [0, [0, 2, 2], 'a repeated feature is listed twice'],
    [1, [], 'no vector has it'],
    [2, [0, 1], 'in the order of the vectors'],
    [3, [], 'the last feature is in range'],
  ])('lists for feature %i the vectors %j: %s', (featureId, rows) => {
    expect([...index.rowsWith(featureId)]).toEqual(rows);
  });

  it.each([
    [0, 2, [2, 0, 4], 'repeated features add up'],
    [2, 2, [1, 2, 0], 'the weight in the vector counts'],
    [1, 2, [0, 0, 0], 'an absent feature adds nothing'],
  ])('adds for feature %i with weight %i the scores %j: %s', (featureId, weight, expected) => {
    const scores = new Float64Array(3);
    index.accumulate(scores, featureId, weight);
    expect([...scores]).toEqual(expected);
  });
});

describe('Sparse vectors', () => {
  it('add up with each feature once, in order of appearance', () => {
    expect(sumVectors([vector(3, 1), vector([3, 0.5], 2)])).toEqual(vector([3, 1.5], 1, 2));
  });

  it('have a higher idf for a rarer feature', () => {
    const idf = computeIdf(2, [vector(0, 1), vector(0)]);
    expect([...idf]).toEqual([Math.log(2), Math.log(3)]);
  });

  it('have length 1 after tf-idf, counting what is outside', () => {
    expect(toUnitTfIdf(vector(0, 1), Float64Array.of(3, 4), 9)).toEqual(vector([0, 0.6], [1, 0.8]));
    expect(toUnitTfIdf(vector(0), Float64Array.of(3), 9, 16).weights).toEqual([0.6]);
    expect(toUnitTfIdf(vector(5), Float64Array.of(3), 9, 0).weights).toEqual([1]);
  });
});

describe('Naive Bayes ranks entries', () => {
  it.each([
    [[vector(0, 1), vector(2, 3)], question(0), [0, 1], 'the entry that has the feature'],
    [[vector([0, 1], [1, 5]), vector([0, 3], [1, 3])], question(0), [1, 0], 'the entry that has it more often'],
    [[vector(0, 1, 2, 3), vector(0)], question(0), [1, 0], 'the shorter entry, where the feature is a larger share'],
    [[vector(0, 1), vector(0, 2), vector(1, 3)], question(0, 1), [0, 2, 1], 'both features, then the rarer entry mate'],
  ])('%j for %j as %j: %s', (entries, asked, order) => {
    const scores = createNaiveBayes(4, entries).score(asked);
    expect(ranked(scores).slice(0, 1)).toEqual(order.slice(0, 1));
  });

  it('with a pseudo-count of 5', () => {
    // One entry with the feature of three in all: log(1 + 1·3 / (5·1)) + log(5 / (1 + 5)).
    const [first] = createNaiveBayes(2, [vector(0), vector([1, 2])]).score(question(0));
    expect(first).toBeCloseTo(Math.log1p(3 / 5) + Math.log(5 / 6), 5);
  });
});

describe('Paraphrase similarity', () => {
  const idf = Float64Array.of(1, 1, 1, 1);
  it.each([
    [[[vector(0)]], question(0), [1], [0.6], 'one paraphrase counts 0.6 of the mean'],
    [[[vector(0), vector(0)]], question(0), [1], [0.85], 'the second counts 0.25'],
    [[[vector(0), vector(0), vector(0), vector(0)]], question(0), [1], [1], 'the third 0.15, the fourth nothing'],
    [[[vector(1), vector(0)], [vector(2)]], question(0), [1, 0], [0.6, 0], 'paraphrases belong to their entry'],
    [[[vector([0, 3], [1, 4])]], question(0), [0.6], [0.36], 'the cosine of partial agreement'],
    [[[vector(0)]], { ...vector([0, 3]), unknownWeights: [2] }, [0.6], [0.36], 'unknown features (idf 2) lower it'],
  ])('of %j with %j is %j and %j: %s', (paraphrases, asked, top1, top3) => {
    const scores = createParaphraseSimilarity(paraphrases, idf, 2).score(asked);
    expect([...scores.top1].map((value) => Number(value.toFixed(5)))).toEqual(top1);
    expect([...scores.top3].map((value) => Number(value.toFixed(5)))).toEqual(top3);
  });
});

describe('Leader clustering', () => {
  it.each([
    [[vector(0), vector(0)], [0, 0], 'an equal vector joins the leader'],
    [[vector(0), vector(1)], [0, 1], 'an unrelated vector becomes a leader'],
    [[vector(0), vector([0, 0.5], [1, 0.866])], [0, 0], 'a cosine of exactly the minimum joins'],
    [[vector(0), vector([0, 0.49], [1, 0.87])], [0, 1], 'just below the minimum it does not'],
    [[vector(0), vector(1), vector([0, 0.7], [1, 0.7])], [0, 1, 0], 'the earlier of two equal leaders'],
    [[vector(0), vector(1), vector([0, 0.6], [1, 0.8])], [0, 1, 1], 'the more similar leader'],
    [[vector(0), vector([0, 0.6], [1, 0.8]), vector(1)], [0, 0, 2], 'members are not compared, only leaders'],
  ])('of %j with a minimum of 0.5 is %j: %s', (vectors, expected) => {
    const findLeader = createLeaderClustering(0.5);
    expect(vectors.map((item) => findLeader(item))).toEqual(expected);
  });
});
