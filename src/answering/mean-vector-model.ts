import { meanVector } from './sentences/word-vectors.ts';
import { languageIdf } from './text/lexicon/word-frequencies.ts';
import type { Token } from './text/tokenizer.ts';

/**
 * Which entry a question means by the direction of its words: linear discriminant analysis of mean word vectors. It knows
 * words that no paraphrase has, such as "shut" for "closed".
 */
export type MeanVectorModel = {
  readonly dimensions: number;
  /** One vector for each entry, one after the other, and one bias each. */
  readonly weights: Float32Array;
  readonly biases: Float32Array;
};

/** The share of the identity in the covariance: with few paraphrases it is known only roughly. */
const shrinkage = 0.3;
/** Divides the scores: words are not independent, so they are too certain. */
const temperature = 4;
/** The weight of the commonest words. */
const minWordWeight = 0.02;

/** The mean of the word vectors, rare words counting more; undefined if no word is known. */
export function questionVector(tokens: readonly Token[]): Float32Array | undefined {
  return meanVector(tokens.map(({ word }) => ({ word, weight: minWordWeight + Math.min(languageIdf(word), 1) })));
}

/** `paraphrases` are grouped by entry. */
export function trainMeanVectorModel(paraphrases: readonly (readonly (readonly Token[])[])[]): MeanVectorModel {
  const vectorsByEntry = paraphrases.map((texts) => texts.flatMap((tokens) => questionVector(tokens) ?? []));
  const dimensions = vectorsByEntry.flat()[0]?.length ?? 0;
  const means = vectorsByEntry.map((vectors) => meanOf(vectors, dimensions));
  const precision = invert(shrink(withinCovariance(vectorsByEntry, means, dimensions)));
  const weights = new Float32Array(means.length * dimensions);
  const biases = new Float32Array(means.length);
  for (const [entry, mean] of means.entries()) {
    const row = precision.map((values) => dot(values, mean));
    weights.set(row, entry * dimensions);
    biases[entry] = vectorsByEntry[entry]?.length ? -0.5 * dot(row, mean) : Number.NEGATIVE_INFINITY;
  }
  return { dimensions, weights, biases };
}

/** For each entry the log-probability that a question with this vector means it. */
export function scoreMeanVector({ dimensions, weights, biases }: MeanVectorModel, vector: Float32Array): Float64Array {
  const scores = Float64Array.from(biases, (bias, entry) => {
    let score = bias;
    const start = entry * dimensions;
    for (let index = 0; index < dimensions; index += 1) score += (weights[start + index] ?? 0) * (vector[index] ?? 0);
    return score / temperature;
  });
  const max = scores.reduce((highest, score) => Math.max(highest, score), Number.NEGATIVE_INFINITY);
  const logSum = max + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - max), 0));
  return scores.map((score) => score - logSum);
}

function meanOf(vectors: readonly Float32Array[], dimensions: number): Float64Array {
  const mean = new Float64Array(dimensions);
  for (const vector of vectors)
    for (let index = 0; index < dimensions; index += 1) mean[index] = (mean[index] ?? 0) + (vector[index] ?? 0);
  return mean.map((value) => value / Math.max(vectors.length, 1));
}

/** How the paraphrases of an entry spread around their mean, over all entries. */
function withinCovariance(
  vectorsByEntry: readonly (readonly Float32Array[])[],
  means: readonly Float64Array[],
  dimensions: number,
): Float64Array[] {
  const rows = Array.from({ length: dimensions }, () => new Float64Array(dimensions));
  let count = 0;
  for (const [entry, vectors] of vectorsByEntry.entries()) {
    for (const vector of vectors) {
      const difference = vector.map((value, index) => value - (means[entry]?.[index] ?? 0));
      for (const [row, values] of rows.entries()) {
        const factor = difference[row] ?? 0;
        for (let column = 0; column < dimensions; column += 1)
          values[column] = (values[column] ?? 0) + factor * (difference[column] ?? 0);
      }
      count += 1;
    }
  }
  return rows.map((values) => values.map((value) => value / Math.max(count, 1)));
}

function shrink(covariance: readonly Float64Array[]): Float64Array[] {
  const trace = covariance.reduce((sum, values, index) => sum + (values[index] ?? 0), 0);
  const variance = trace / Math.max(covariance.length, 1) || 1;
  return covariance.map((values, row) =>
    values.map((value, column) => (1 - shrinkage) * value + (row === column ? shrinkage * variance : 0)),
  );
}

/** Gauss-Jordan elimination; a shrunk covariance is positive definite, so no pivot is zero. */
function invert(matrix: readonly Float64Array[]): Float64Array[] {
  const rows = matrix.map((values, row) =>
    Float64Array.from([...values, ...values.map((_, column) => Number(row === column))]),
  );
  for (const [pivot, pivotRow] of rows.entries()) {
    addMultiple(pivotRow, pivotRow, 1 / (pivotRow[pivot] ?? 1) - 1);
    for (const row of rows) if (row !== pivotRow) addMultiple(row, pivotRow, -(row[pivot] ?? 0));
  }
  return rows.map((values) => values.slice(matrix.length));
}

function addMultiple(row: Float64Array, other: Float64Array, factor: number): void {
  for (let column = 0; column < row.length; column += 1)
    row[column] = (row[column] ?? 0) + factor * (other[column] ?? 0);
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
