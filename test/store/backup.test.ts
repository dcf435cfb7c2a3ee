import { chmodSync, copyFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { backUpDatabase } from '../../src/store/sqlite/backup.ts';
import { restoreDatabase } from '../../src/store/sqlite/restore.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { createTestFolder, readFolder } from './folder.ts';
import { runUntilLine, startWriter } from './other-process.ts';
import { revision } from './samples.ts';

const now = new Date('2026-11-23T19:04:47.123Z');

/** The number of complete changes in a database. */
async function changesIn(location: string): Promise<number> {
  const store = await openStore(location);
  const revisions = await store.revisions.latest(['north'], 'fire', 100_000);
  const { items } = await store.auditLog.page(['north'], 1, 100_000);
  expect(items.map(({ detail }) => Number(detail))).toEqual(revisions.map(({ number }) => number));
  expect(await store.outbox.pendingCount()).toBe(revisions.length);
  await store.close();
  return revisions.length;
}

/** Creates and closes a database with this many revisions. */
async function made(location: string, revisions = 1): Promise<string> {
  const store = await openStore(location);
  for (let at = 0; at < revisions; at += 1) await store.revisions.add(revision({ bytes: Buffer.alloc(5000, at) }));
  await store.close();
  return location;
}

async function revisionsIn(location: string): Promise<number> {
  const store = await openStore(location);
  const { length } = await store.revisions.latest(['north'], 'fire', 100);
  await store.close();
  return length;
}

/** The operator's error message, which must be one readable line. */
async function refusal(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => 'it was done',
    (reason: unknown) => reason,
  );
  if (!(error instanceof StoreError)) throw new Error('This is no StoreError', { cause: error });
  expect(error.message).toMatch(/^The (?:database|file) [^\n]+[.?]$/);
  return error.message;
}

describe('A backup', () => {
  test('made during heavy writes is complete and not older than its start', async () => {
    const folder = createTestFolder();
    const location = join(folder, 'on-record.sqlite');
    const writer = startWriter(location);
    await writer.waitForChange(20);
    for (const name of ['first', 'second', 'third']) {
      const before = writer.lastChange();
      const { revisionCount } = await backUpDatabase(location, join(folder, name), false);
      const changes = await changesIn(join(folder, name));
      expect(changes).toBe(revisionCount);
      expect(changes).toBeGreaterThanOrEqual(before);
      await writer.waitForChange(changes + 5);
    }
    await writer.kill();
    expect(await changesIn(location)).toBeGreaterThanOrEqual(writer.lastChange());
  });

  test('is one file that only its owner may read, with no file beside it', async () => {
    const folder = createTestFolder();
    const location = await made(join(folder, 'on-record.sqlite'), 3);
    chmodSync(location, 0o644);
    const before = readFolder(folder);
    const copy = join(folder, 'copy.sqlite');
    expect(await backUpDatabase(location, copy, false)).toEqual({ sizeBytes: statSync(copy).size, revisionCount: 3 });
    expect(readdirSync(folder).toSorted()).toEqual([...Object.keys(before), 'copy.sqlite'].toSorted());
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(await revisionsIn(copy)).toBe(3);
  });

  test('replaces a file only if requested, and never with an unusable copy', async () => {
    const folder = createTestFolder();
    const location = await made(join(folder, 'on-record.sqlite'));
    const copy = await made(join(createTestFolder(), 'copy.sqlite'), 2);
    const before = readFileSync(copy);
    expect(await refusal(backUpDatabase(location, copy, false))).toContain('already exists');
    expect(readFileSync(copy).equals(before)).toBe(true);
    await backUpDatabase(location, copy, true);
    expect(await revisionsIn(copy)).toBe(1);
    writeFileSync(location, readFileSync(location).fill(0x55, 8192, 16_384));
    const good = readFileSync(copy);
    expect(await refusal(backUpDatabase(location, copy, true))).toContain('is damaged');
    expect(readFileSync(copy).equals(good)).toBe(true);
  });

  test.for(['', '-wal', '-shm', '.lock'])('never overwrites the database’s own files (“%s”)', async (ending) => {
    const location = await made(join(createTestFolder(), 'on-record.sqlite'));
    const before = readFileSync(location);
    expect(await refusal(backUpDatabase(location, location + ending, true))).toContain('is the database itself');
    expect(readFileSync(location).equals(before)).toBe(true);
  });

  test('is refused if the database is missing or the target is not writable', async () => {
    const folder = createTestFolder();
    const location = join(folder, 'on-record.sqlite');
    expect(await refusal(backUpDatabase(location, join(folder, 'copy'), false))).toContain('does not exist');
    expect(readdirSync(folder)).toEqual([]);
    await made(location);
    expect(await refusal(backUpDatabase(location, join(folder, 'no', 'copy'), false))).toContain('can’t be opened');
  });
});

describe('Restoring', () => {
  test('installs the copy and renames the previous database', async () => {
    const folder = createTestFolder();
    const location = await made(join(folder, 'on-record.sqlite'), 1);
    const copy = join(createTestFolder(), 'copy.sqlite');
    await backUpDatabase(location, copy, false);
    await made(location, 2);
    const replacedPath = `${location}.replaced-2026-11-23T19-04-47.123Z`;
    expect(await restoreDatabase(copy, location, now)).toMatchObject({ revisionCount: 1, replacedPath });
    expect(await revisionsIn(location)).toBe(1);
    expect(await revisionsIn(replacedPath)).toBe(3);
    expect(await revisionsIn(copy)).toBe(1);
  });

  test('keeps the write-ahead log of a killed bot', async () => {
    const folder = createTestFolder();
    const location = join(folder, 'on-record.sqlite');
    const said = await runUntilLine('30', 'write-forever.ts', location);
    const copy = await made(join(createTestFolder(), 'copy.sqlite'));
    const { replacedPath = '' } = await restoreDatabase(copy, location, now);
    expect(await revisionsIn(location)).toBe(1);
    expect(await changesIn(replacedPath)).toBeGreaterThanOrEqual(said.length);
  });

  test('works without a database and over a damaged one', async () => {
    const copy = await made(join(createTestFolder(), 'copy.sqlite'), 2);
    const location = join(createTestFolder(), 'new', 'on-record.sqlite');
    expect(await restoreDatabase(copy, location, now)).toMatchObject({ replacedPath: undefined });
    writeFileSync(location, 'Not a database.');
    const { replacedPath = '' } = await restoreDatabase(copy, location, now);
    expect(await revisionsIn(location)).toBe(2);
    expect(readFileSync(replacedPath, 'utf8')).toBe('Not a database.');
  });

  test('is refused while a bot uses the database, which stays open', async () => {
    const location = join(createTestFolder(), 'on-record.sqlite');
    const copy = await made(join(createTestFolder(), 'copy.sqlite'));
    const writer = startWriter(location);
    await writer.waitForChange(5);
    expect(await refusal(restoreDatabase(copy, location, now))).toContain('is in use by another On Record process');
    await writer.waitForChange(writer.lastChange() + 5);
    await writer.kill();
    expect(await changesIn(location)).toBeGreaterThanOrEqual(writer.lastChange());
  });

  test.for<[string, string, (copy: string) => void]>([
    ['does not exist', 'does not exist', (copy) => rmSync(copy)],
    ['is empty', 'contains no On Record data', (copy) => writeFileSync(copy, '')],
    ['is a text file', 'is damaged', (copy) => writeFileSync(copy, 'Not a database. '.repeat(1000))],
    ['is damaged', 'is damaged', (copy) => writeFileSync(copy, readFileSync(copy).fill(0x55, 8192, 16_384))],
    ['is truncated', 'is damaged', (copy) => writeFileSync(copy, readFileSync(copy).subarray(0, -2048))],
    ['was written by another version', 'another version of On Record', (copy) => newer(copy)],
    ['is of another program', 'belongs to another program', (copy) => foreign(copy)],
  ])('from a file that %s changes nothing', async ([, words, spoil]) => {
    const folder = createTestFolder();
    const location = await made(join(folder, 'on-record.sqlite'));
    const copy = await made(join(createTestFolder(), 'copy.sqlite'));
    spoil(copy);
    rmSync(`${location}.lock`);
    const before = readFolder(folder);
    const said = await refusal(restoreDatabase(copy, location, now));
    expect(said).toContain(words);
    expect(said).toContain(copy);
    expect(said).not.toContain('Restore a backup');
    expect(readFolder(folder)).toEqual(before);
  });

  test('an unusable file creates no folder', async () => {
    const folder = createTestFolder();
    const copy = join(folder, 'copy.sqlite');
    writeFileSync(copy, 'Not a database. '.repeat(1000));
    await refusal(restoreDatabase(copy, join(folder, 'new', 'on-record.sqlite'), now));
    expect(readdirSync(folder)).toEqual(['copy.sqlite']);
  });

  test('accepts an older copy, which the next start migrates', async () => {
    const location = join(createTestFolder(), 'on-record.sqlite');
    const copy = await made(join(createTestFolder(), 'copy.sqlite'));
    const older = `${copy}.older`;
    copyFileSync(copy, older);
    const database = new DatabaseSync(older);
    database.exec(
      "alter table revisions drop column title; drop table outbox; drop table audit_log; delete from kysely_migration where name >= '0005'",
    );
    database.close();
    await restoreDatabase(older, location, now);
    expect(await revisionsIn(location)).toBe(1);
  });
});

function newer(location: string): void {
  const database = new DatabaseSync(location);
  database.exec(`insert into kysely_migration values ('9000-later', '2030-01-01T00:00:00.000Z')`);
  database.close();
}

function foreign(location: string): void {
  rmSync(location);
  const database = new DatabaseSync(location);
  database.exec('create table notes (text)');
  database.close();
}
