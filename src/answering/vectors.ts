import { stem } from './stems.ts';
import table from './word-vectors.json' with { type: 'json' };

/** Numbers in one vector; a multiple of four. */
export const dimensions = 48;

type Vectors = { readonly places: ReadonlyMap<string, number>; readonly values: Float32Array };

let opened: Vectors | undefined;

/** Opened when it is first asked: a bot whose facts are all authored never needs its several megabytes. */
function vectors(): Vectors {
  opened ??= {
    places: new Map(table.stems.split(' ').map((key, at) => [key, at * dimensions] as const)),
    values: unitVectors(new Int8Array(Buffer.from(table.bytes, 'base64'))),
  };
  return opened;
}

function unitVectors(bytes: Int8Array): Float32Array {
  const made = Float32Array.from(bytes);
  for (let start = 0; start < made.length; start += dimensions) {
    const vector = made.subarray(start, start + dimensions);
    const length = Math.sqrt(cosine(vector, vector)) || 1;
    for (let at = 0; at < dimensions; at += 1) vector[at] = (vector[at] ?? 0) / length;
  }
  return made;
}

/**
 * Where a word (or its stem) stands among the words of English by the company it keeps: a vector of length 1, or undefined for
 * a word that is not among the 20,000 stems of the table. Its source and licence are in word-vectors.json.
 */
export function vectorOf(word: string): Float32Array | undefined {
  const { places, values } = vectors();
  const place = places.get(word) ?? places.get(stem(word));
  return place === undefined ? undefined : values.subarray(place, place + dimensions);
}

/** The cosine of two vectors of length 1: 1 the same direction, 0 unrelated; 0 where one is missing. */
export function cosine(a: Float32Array | undefined, b: Float32Array | undefined): number {
  if (a === undefined || b === undefined) return 0;
  let sum = 0;
  for (let at = 0; at < dimensions; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/**
 * How alike two words (or stems) are in use: 1 one stem, above 0.6 mostly of one family or interchangeable ("threw" and "lobbed"),
 * below 0.4 mostly unrelated, 0 if either is unknown. Opposites are alike too ("buy" and "sell").
 */
export function likeness(a: string, b: string): number {
  return a === b ? 1 : cosine(vectorOf(a), vectorOf(b));
}

/** The direction of several words together, each with its weight; undefined if none of them is known. */
export function meanVector(
  words: readonly { readonly word: string; readonly weight: number }[],
): Float32Array | undefined {
  const sum = new Float32Array(dimensions);
  for (const { word, weight } of words) {
    const vector = vectorOf(word);
    for (let at = 0; vector && at < dimensions; at += 1) sum[at] = (sum[at] ?? 0) + weight * (vector[at] ?? 0);
  }
  const length = Math.sqrt(sum.reduce((total, value) => total + value * value, 0));
  return length === 0 ? undefined : sum.map((value) => value / length);
}
