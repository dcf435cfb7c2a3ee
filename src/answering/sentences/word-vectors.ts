import { stem } from '../text/stemmer.ts';
import table from './word-vectors.json' with { type: 'json' };

/** Dimensions of a vector; a multiple of four. */
const dimensions = 48;

type VectorTable = { readonly offsets: ReadonlyMap<string, number>; readonly values: Float32Array };

let loaded: VectorTable | undefined;

/** Decoded on first use: a bot without drafts never needs the several megabytes. */
function loadVectors(): VectorTable {
  loaded ??= {
    offsets: new Map(table.stems.split(' ').map((key, index) => [key, index * dimensions] as const)),
    values: normalizeVectors(new Int8Array(Buffer.from(table.bytes, 'base64'))),
  };
  return loaded;
}

function normalizeVectors(bytes: Int8Array): Float32Array {
  const normalized = Float32Array.from(bytes);
  for (let start = 0; start < normalized.length; start += dimensions) {
    const vector = normalized.subarray(start, start + dimensions);
    const length = Math.sqrt(cosine(vector, vector)) || 1;
    for (let index = 0; index < dimensions; index += 1) vector[index] = (vector[index] ?? 0) / length;
  }
  return normalized;
}

/**
 * The unit vector of a word or stem, by the company that it keeps in English text. Undefined for a word that is not among the
 * 20,000 stems of the table. Source and licence are in word-vectors.json.
 */
function vectorOf(word: string): Float32Array | undefined {
  const { offsets, values } = loadVectors();
  const offset = offsets.get(word) ?? offsets.get(stem(word));
  return offset === undefined ? undefined : values.subarray(offset, offset + dimensions);
}

/** The cosine of two unit vectors: 1 the same direction, 0 unrelated or missing. */
export function cosine(a: Float32Array | undefined, b: Float32Array | undefined): number {
  if (a === undefined || b === undefined) return 0;
  let sum = 0;
  for (let index = 0; index < dimensions; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

/** The direction of the weighted mean, as a unit vector; undefined if none of the words is known. */
export function meanVector(
  words: readonly { readonly word: string; readonly weight: number }[],
): Float32Array | undefined {
  const sum = new Float32Array(dimensions);
  for (const { word, weight } of words) {
    const vector = vectorOf(word);
    for (let index = 0; vector && index < dimensions; index += 1)
      sum[index] = (sum[index] ?? 0) + weight * (vector[index] ?? 0);
  }
  const length = Math.sqrt(sum.reduce((total, value) => total + value * value, 0));
  return length === 0 ? undefined : sum.map((value) => value / length);
}

/**
 * Words with a lower cosine are mostly unrelated. Above 0.6 most are of one family or interchangeable ("threw" and "lobbed").
 * Opposites are similar too ("buy" and "sell").
 */
const minSimilarity = 0.4;
/**
 * The first dimensions carry the most information. By these twelve alone, 98 % of the similar stems are above the limit, and
 * 29 % of the others.
 */
const leadingDimensions = 12;
const minLeadingSimilarity = 0.08;

/** Calls `onMatch` for the stems of a vocabulary that are used like a word. */
export type SimilarStemFinder = (word: string, onMatch: (stem: string, similarity: number) => void) => void;

export function createSimilarStemFinder(vocabulary: readonly string[]): SimilarStemFinder {
  const stems = vocabulary.filter((stem) => vectorOf(stem) !== undefined);
  const vectors = new Float32Array(stems.length * dimensions);
  for (const [index, stem] of stems.entries()) vectors.set(vectorOf(stem) ?? [], index * dimensions);
  return (word, onMatch) => {
    const vector = vectorOf(word);
    for (let row = 0; vector && row < stems.length; row += 1) {
      const start = row * dimensions;
      const leadingSimilarity = partialDotProduct(vector, vectors, start, 0, leadingDimensions);
      if (leadingSimilarity < minLeadingSimilarity) continue;
      const similarity = leadingSimilarity + partialDotProduct(vector, vectors, start, leadingDimensions, dimensions);
      if (similarity >= minSimilarity) onMatch(stems[row] ?? '', similarity);
    }
  };
}

/** The slowest loop of an answer; two sums at once are faster than one. */
function partialDotProduct(
  vector: Float32Array,
  vectors: Float32Array,
  start: number,
  from: number,
  to: number,
): number {
  let even = 0;
  let odd = 0;
  for (let index = from; index < to; index += 2) {
    even += (vector[index] ?? 0) * (vectors[start + index] ?? 0);
    odd += (vector[index + 1] ?? 0) * (vectors[start + index + 1] ?? 0);
  }
  return even + odd;
}
