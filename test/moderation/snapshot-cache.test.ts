import { expect, test } from 'vitest';
import { indexKnowledge } from '../../src/answering/knowledge-index.ts';
import { createSnapshotCache } from '../../src/moderation/state/snapshot-cache.ts';
import { sampleKnowledge } from '../discord/sample-knowledge.ts';

/** A cache, and the bytes that were prepared for it. Each prepared file counts as 5 MB. */
function createTestCache() {
  const prepared: string[] = [];
  const cache = createSnapshotCache(async (bytes) => {
    const text = String(bytes);
    prepared.push(text);
    if (text === 'invalid') return { problems: [{ message: 'It is invalid.' }] };
    if (text === 'broken') throw new Error('The thread has ended.');
    const knowledge = { ...sampleKnowledge };
    return { knowledge, index: indexKnowledge(knowledge), byteLength: 5_000_000 };
  });
  return { prepared, load: (hash: string, text = hash) => cache.load(hash, async () => Buffer.from(text)) };
}

test('A file is prepared once for all that load it, at the same time or later', async () => {
  const { prepared, load } = createTestCache();
  const [first, second] = await Promise.all([load('a'), load('a')]);
  expect(second).toBe(first);
  expect(await load('a')).toBe(first);
  expect(prepared).toEqual(['a']);
});

test('The least recently used file is dropped when all are too large together', async () => {
  const { prepared, load } = createTestCache();
  for (const hash of ['a', 'b', 'a', 'c', 'a', 'b']) await load(hash);
  expect(prepared).toEqual(['a', 'b', 'c', 'b']);
});

test('A file with problems and one that could not be prepared are tried again', async () => {
  const { prepared, load } = createTestCache();
  expect(await load('x', 'invalid')).toEqual({ problems: [{ message: 'It is invalid.' }] });
  expect(await load('x', 'invalid')).toHaveProperty('problems');
  await expect(load('y', 'broken')).rejects.toThrow('The thread has ended.');
  expect(await load('y', 'repaired')).toHaveProperty('snapshot');
  expect(prepared).toEqual(['invalid', 'invalid', 'broken', 'repaired']);
});
