import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { createTestFolder } from './folder.ts';
import { runUntilLine } from './other-process.ts';

/** Counts the changes in a database. Each must be stored completely or not at all. */
async function wholeChanges(location: string): Promise<number> {
  const store = await openStore(location);
  const revisions = await store.revisions.latest(['north'], 'fire', 100_000);
  const { items } = await store.auditLog.page(['north'], 1, 100_000);
  expect(revisions.map(({ number }) => number)).toEqual(revisions.map((_, at) => revisions.length - at));
  expect(items.map(({ detail }) => Number(detail))).toEqual(revisions.map(({ number }) => number));
  expect(await store.outbox.pendingCount()).toBe(revisions.length);
  expect(await store.revisions.active()).toEqual(revisions.slice(0, 1));
  expect(await store.settings.forServer('north')).toMatchObject(
    revisions.length > 0 ? { incidentId: String(revisions.length) } : {},
  );
  await store.close();
  return revisions.length;
}

describe('After a SIGKILL', () => {
  test.each([
    ['its first step', 1, 1],
    ['its first step', 6, 1],
    ['its second step', 6, 2],
    ['its third step', 6, 3],
    ['its last step', 6, 4],
  ])('at %s, change %i is rolled back and earlier changes remain', async (_, change, step) => {
    const location = join(createTestFolder(), 'on-record.db');
    await runUntilLine('inside', 'write-forever.ts', location, String(change), String(step));
    expect(await wholeChanges(location)).toBe(change - 1);
  });
});
