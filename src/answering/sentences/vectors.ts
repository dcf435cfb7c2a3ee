import { stem } from '../text/stemmer.ts';
import table from './word-vectors.json' with { type: 'json' };

/** Numbers in one vector; a multiple of four. */
export const dimensions = 48;

type VectorTable = { readonly offsets: ReadonlyMap<string, number>; readonly values: Float32Array };

let loaded: VectorTable | undefined;

/** Opened when it is first asked: a bot whose facts are all authored never needs its several megabytes. */
function loadVectors(): VectorTable {
  loaded ??= {
    offsets: new Map(table.stems.split(' ').map((key, index) => [key, index * dimensions] as const)),
    values: unitVectors(new Int8Array(Buffer.from(table.bytes, 'base64'))),
  };
  return loaded;
}

function unitVectors(bytes: Int8Array): Float32Array {
  const normalized = Float32Array.from(bytes);
  for (let start = 0; start < normalized.length; start += dimensions) {
    const vector = normalized.subarray(start, start + dimensions);
    const length = Math.sqrt(cosine(vector, vector)) || 1;
    for (let index = 0; index < dimensions; index += 1) vector[index] = (vector[index] ?? 0) / length;
  }
  return normalized;
}

/**
 * Where a word (or its stem) stands among the words of English by the company it keeps: a vector of length 1, or undefined for
 * a word that is not among the 20,000 stems of the table. Its source and licence are in word-vectors.json.
 */
export function vectorOf(word: string): Float32Array | undefined {
  const { offsets, values } = loadVectors();
  const offset = offsets.get(word) ?? offsets.get(stem(word));
  return offset === undefined ? undefined : values.subarray(offset, offset + dimensions);
}

/** The cosine of two vectors of length 1: 1 the same direction, 0 unrelated; 0 where one is missing. */
export function cosine(a: Float32Array | undefined, b: Float32Array | undefined): number {
  if (a === undefined || b === undefined) return 0;
  let sum = 0;
  for (let index = 0; index < dimensions; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

/**
 * How alike two words (or stems) are in use: 1 one stem, above 0.6 mostly of one family or interchangeable ("threw" and "lobbed"),
 * below 0.4 mostly unrelated, 0 if either is unknown. Opposites are alike too ("buy" and "sell").
 */
export function wordSimilarity(a: string, b: string): number {
  return a === b ? 1 : cosine(vectorOf(a), vectorOf(b));
}

/** The direction of several words together, each with its weight; undefined if none of them is known. */
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
