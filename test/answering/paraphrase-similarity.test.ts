import { describe, expect, it } from 'vitest';
import { indexParaphrases, scoreSimilarities } from '../../src/answering/paraphrase-similarity.ts';
import { question, vector } from './feature-vector.ts';

const rounded = (values: Float64Array) => [...values].map((value) => Number(value.toFixed(5)));

describe('Paraphrase similarity', () => {
  const idf = Float64Array.of(1, 1, 1, 1);
  it.each([
    [[[vector(0)]], question(0), [1], [0.6], 'one paraphrase counts 0.6 of the mean'],
    [[[vector(0), vector(0)]], question(0), [1], [0.85], 'the second counts 0.25'],
    [[[vector(0), vector(0), vector(0), vector(0)]], question(0), [1], [1], 'the third 0.15, the fourth nothing'],
    [
      [[vector([0, 3], [1, 4]), vector(1), vector(0), vector([0, 4], [1, 3])]],
      question(0),
      [1],
      [0.89],
      'the three most similar ones in order of similarity: 1, 0.8 and 0.6',
    ],
    [[[vector(1), vector(0)], [vector(2)]], question(0), [1, 0], [0.6, 0], 'paraphrases belong to their entry'],
    [[[vector(1)], [], [vector(0)]], question(0), [0, 0, 1], [0, 0, 0.6], 'an entry without paraphrases has 0'],
    [[[vector([0, 3], [1, 4])]], question(0), [0.6], [0.36], 'the cosine of partial agreement'],
    [[[vector(0)]], { ...vector([0, 3]), unknownWeights: [2] }, [0.6], [0.36], 'unknown features (idf 2) lower it'],
  ])('of %j with %j is %j and %j: %s', (paraphrases, asked, top1, top3) => {
    const scores = scoreSimilarities(indexParaphrases(paraphrases, idf, 2), asked);
    expect(rounded(scores.top1)).toEqual(top1);
    expect(rounded(scores.top3)).toEqual(top3);
  });
});
