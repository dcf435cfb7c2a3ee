import { expect, test } from 'vitest';
import { createUploadLimits } from '../../src/moderation/revisions/upload-limits.ts';
import type { Reply } from '../../src/replies/reply.ts';

const preview: Reply = { kind: 'notice', notice: 'already-active' };
const unlimited = 1_000_000;

/** Previews that end when they are released, and the servers whose previews were started. */
function createSlowPreviews(previewsPerMinute = unlimited) {
  const limit = createUploadLimits(previewsPerMinute);
  const started: string[] = [];
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const run = (serverId: string) =>
    limit(serverId, async () => {
      started.push(serverId);
      await released;
      return preview;
    });
  return { started, release, run };
}

test('A second file of the same server is refused until the first one has its preview', async () => {
  const { run, release } = createSlowPreviews();
  const first = run('1');
  expect(await run('1')).toEqual({ kind: 'notice', notice: 'upload-in-progress' });
  release();
  expect(await first).toBe(preview);
  expect(await run('1')).toBe(preview);
});

test('Files of other servers wait in their order, two at a time', async () => {
  const { run, release, started } = createSlowPreviews();
  const all = ['1', '2', '3', '4'].map(run);
  await new Promise(setImmediate);
  expect(started).toEqual(['1', '2']);
  release();
  expect(await Promise.all(all)).toEqual([preview, preview, preview, preview]);
  expect(started).toEqual(['1', '2', '3', '4']);
});

test('Too many waiting files of all servers together are refused', async () => {
  const { run, release } = createSlowPreviews();
  const all = Array.from({ length: 52 }, (_, index) => run(String(index)));
  await new Promise(setImmediate);
  expect(await run('one more')).toEqual({ kind: 'notice', notice: 'uploads-busy' });
  release();
  expect(await Promise.all(all)).toEqual(all.map(() => preview));
});

test('A server has a few previews per minute, and the refusal says when the next one is possible', async () => {
  const limit = createUploadLimits(2);
  const run = (serverId: string) => limit(serverId, async () => preview);
  expect([await run('1'), await run('1')]).toEqual([preview, preview]);
  const refused = await run('1');
  expect(refused).toMatchObject({ kind: 'notice', notice: 'too-many-uploads', retryAt: expect.any(Date) });
  expect(await run('2')).toBe(preview);
});

test('A preview that fails does not block its server', async () => {
  const limit = createUploadLimits(unlimited);
  await expect(limit('1', () => Promise.reject(new Error('The disk is full.')))).rejects.toThrow('full');
  expect(await limit('1', async () => preview)).toBe(preview);
});
