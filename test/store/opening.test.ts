import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { createTestFolder, readFolder } from './folder.ts';
import { daysAfter, gap, noon, revision } from './samples.ts';

/** Creates a database with data and closes it. */
async function used(location: string): Promise<void> {
  const store = await openStore(location);
  const { id } = await store.revisions.add(revision({ bytes: new Uint8Array(50_000).fill(7) }));
  await store.revisions.activate(id);
  await store.close();
}

function change(location: string, ...statements: readonly string[]): void {
  const database = new DatabaseSync(location, { enableForeignKeyConstraints: false });
  for (const statement of statements) database.exec(statement);
  database.close();
}

/** Leaves the files of a killed process: the last commit is only in the write-ahead log. */
function killed(location: string, ...statements: readonly string[]): void {
  const original = `${location}.original`;
  copyFileSync(location, original);
  const database = new DatabaseSync(original);
  for (const statement of statements) database.exec(statement);
  for (const ending of ['', '-wal', '-shm']) copyFileSync(`${original}${ending}`, `${location}${ending}`);
  database.close();
}

/** The error message, which must be one readable line. */
async function refusal(location: string, maxPages?: number): Promise<string> {
  const error: unknown = await openStore(location, maxPages === undefined ? {} : { maxPages }).then(
    () => 'it was opened',
    (reason: unknown) => reason,
  );
  if (!(error instanceof StoreError)) throw new Error('This is no StoreError', { cause: error });
  expect(error.message).toMatch(/^The database .+\. [A-Z][^\n]+[.?]$/);
  expect(error.message).toContain(location);
  return error.message;
}

const newer = `insert into kysely_migration values ('9000-later', '2030-01-01T00:00:00.000Z')`;

const unusable: readonly (readonly [string, string, (location: string) => void])[] = [
  ['is a text file', 'is damaged', (at) => writeFileSync(at, 'Not a database. '.repeat(1000))],
  [
    'is truncated within its first hundred bytes',
    'is damaged',
    (at) => writeFileSync(at, readFileSync(at).subarray(0, 50)),
  ],
  ['has lost its last page', 'is damaged', (at) => writeFileSync(at, readFileSync(at).subarray(0, -4096))],
  ['has lost half of its last page', 'is damaged', (at) => writeFileSync(at, readFileSync(at).subarray(0, -2048))],
  ['has another header', 'is damaged', (at) => writeFileSync(at, readFileSync(at).fill(0, 0, 16))],
  ['has garbage in its middle', 'is damaged', (at) => writeFileSync(at, readFileSync(at).fill(0x55, 8192, 16_384))],
  ['was written by another version', 'another version of On Record (9000-later)', (at) => change(at, newer)],
  [
    'was written by another version whose process was killed',
    'another version of On Record (9000-later)',
    (at) => killed(at, newer),
  ],
  [
    'is of another program',
    'belongs to another program',
    (at) => {
      writeFileSync(at, '');
      change(at, 'create table recipes (name text)');
    },
  ],
];

describe('An unusable database is reported in one line and not changed', () => {
  test.each(unusable)('if it %s: %s', async (_, words, spoil) => {
    const location = join(createTestFolder(), 'on-record.db');
    await used(location);
    spoil(location);
    const folder = dirname(location);
    const { 'on-record.db-shm': sharedBefore, ...before } = readFolder(folder);
    expect(await refusal(location)).toContain(words);
    // A reader may rebuild the shared memory file, which is derived from the write-ahead log.
    const { 'on-record.db-shm': sharedAfter, ...after } = readFolder(folder);
    expect(after).toEqual(before);
    expect(sharedAfter === undefined).toBe(sharedBefore === undefined);
  });

  test('if it is a folder', async () => {
    const folder = createTestFolder();
    mkdirSync(join(folder, 'on-record.db'));
    const before = readFolder(folder);
    expect(await refusal(join(folder, 'on-record.db'))).toContain('is not a file');
    expect(readFolder(folder)).toEqual(before);
  });

  test('if its folder is a file', async () => {
    const folder = createTestFolder();
    writeFileSync(join(folder, 'data'), 'not a folder');
    expect(await refusal(join(folder, 'data', 'on-record.db'))).toContain('can’t be opened');
    expect(readFolder(folder)).toEqual({ data: 'not a folder' });
  });

  test('if a first start has a full disk, which leaves no file behind', async () => {
    const folder = createTestFolder();
    expect(await refusal(join(folder, 'on-record.db'), 3)).toContain('the disk is full');
    expect(readFolder(folder)).toEqual({});
  });

  test('if a migration has a full disk, which leaves the old version', async () => {
    const location = join(createTestFolder(), 'on-record.db');
    await older(location);
    const before = readFolder(dirname(location));
    const pages = (before['on-record.db']?.length ?? 0) / 4096;
    // Enough space for a part of the migration.
    for (const room of [0, 1, 2, 4, 6, 8]) {
      expect(await refusal(location, pages + room)).toContain('the disk is full');
      expect(readFolder(dirname(location))).toEqual(before);
    }
  });

  test('if another program has locked it', async () => {
    const location = join(createTestFolder(), 'on-record.db');
    await used(location);
    const other = new DatabaseSync(location);
    other.exec('pragma locking_mode = exclusive; begin immediate; create table other (a); commit');
    expect(await refusal(location)).toContain('is locked by another program');
    other.close();
    await used(location);
  });
});

/** A database from before feedback and the outbox existed. */
async function older(location: string): Promise<void> {
  await used(location);
  change(
    location,
    ...['outbox', 'audit_log', 'gaps', 'votes'].map((table) => `drop table ${table}`),
    'alter table revisions drop column title',
    `delete from kysely_migration where name in ('0004-feedback', '0005-outbox', '0006-revision-titles')`,
    'vacuum',
  );
}

async function inForce(store: Store): Promise<number> {
  return (await store.revisions.active()).length;
}

describe('A usable start', () => {
  test('creates a missing database and its folder', async () => {
    const location = join(createTestFolder(), 'data', 'north', 'on-record.db');
    const store = await openStore(location);
    expect(await inForce(store)).toBe(0);
    await store.close();
    expect(existsSync(location)).toBe(true);
  });

  test('accepts an empty file', async () => {
    const location = join(createTestFolder(), 'on-record.db');
    writeFileSync(location, '');
    await used(location);
  });

  test('keeps all data of an earlier run and leaves only an empty lock file beside the database', async () => {
    const location = join(createTestFolder(), 'on-record.db');
    await used(location);
    const store = await openStore(location);
    expect(await inForce(store)).toBe(1);
    await store.close();
    const { 'on-record.db': _, ...beside } = readFolder(dirname(location));
    expect(beside).toEqual({ 'on-record.db.lock': '' });
  });

  test('finds the committed data of a killed process', async () => {
    const location = join(createTestFolder(), 'on-record.db');
    await used(location);
    killed(location, `insert into servers (server_id, incident_id) values ('north', 'fire')`);
    const store = await openStore(location);
    expect(await store.settings.forServer('north')).toMatchObject({ incidentId: 'fire' });
    await store.close();
  });

  test('creates the database again if the process was killed while creating it', async () => {
    const folder = createTestFolder();
    const [location, half] = [join(folder, 'on-record.db'), join(folder, 'half')];
    const database = new DatabaseSync(half);
    // Without a cache, half of the transaction is already written, and the journal contains how to undo it.
    database.exec('pragma cache_size = 1; begin; create table a (b)');
    database.exec(`insert into a select zeroblob(10000) from (values (1), (2), (3), (4))`);
    for (const ending of ['', '-journal']) copyFileSync(`${half}${ending}`, `${location}${ending}`);
    database.close();
    expect(readFileSync(`${location}-journal`).length).toBeGreaterThan(0);
    await used(location);
  });

  test('migrates an older database and keeps its data', async () => {
    const location = join(createTestFolder(), 'on-record.db');
    await older(location);
    const store = await openStore(location);
    expect(await inForce(store)).toBe(1);
    expect(await store.outbox.pendingCount()).toBe(0);
    await store.close();
  });

  test('accepts a path with spaces, a question mark, a hash and other scripts', async () => {
    const location = join(createTestFolder(), 'a b?c=d#e%20火.db');
    await used(location);
    const store = await openStore(location);
    expect(await inForce(store)).toBe(1);
    await store.close();
    expect(existsSync(location)).toBe(true);
  });
});

describe('An open database', () => {
  test('refuses a second bot until the first one closes it', async () => {
    const location = join(createTestFolder(), 'on-record.db');
    const first = await openStore(location);
    expect(await refusal(location)).toContain('in use by another On Record process');
    await first.settings.setIncident('north', 'fire');
    await first.close();
    const second = await openStore(location);
    expect(await second.settings.forServer('north')).toMatchObject({ incidentId: 'fire' });
    await second.close();
  });

  test('can be backed up completely', async () => {
    const folder = createTestFolder();
    const store = await openStore(join(folder, 'on-record.db'));
    await store.settings.setIncident('north', 'fire');
    const reader = new DatabaseSync(join(folder, 'on-record.db'), { readOnly: true });
    await backup(reader, join(folder, 'copy.db'));
    reader.close();
    await store.settings.setIncident('north', 'flood');
    await store.close();
    const copy = await openStore(join(folder, 'copy.db'));
    expect(await copy.settings.forServer('north')).toMatchObject({ incidentId: 'fire' });
    await copy.close();
  });

  test('makes another writer wait during a transaction, which is not refused', async () => {
    const location = join(createTestFolder(), 'on-record.db');
    const store = await openStore(location);
    const other = new DatabaseSync(location);
    await store.transaction(async ({ settings }) => {
      await settings.forServer('north');
      expect(() => other.exec(`insert into servers (server_id) values ('south')`)).toThrow('locked');
      await settings.setIncident('north', 'fire');
    });
    other.exec(`insert into servers (server_id) values ('south')`);
    other.close();
    expect(await store.settings.forServer('north')).toMatchObject({ incidentId: 'fire' });
    await store.close();
  });

  test('reports a full disk in the same way, keeps its data and rolls back the transaction', async () => {
    const location = join(createTestFolder(), 'on-record.db');
    await used(location);
    const store = await openStore(location, { maxPages: 1 });
    const large = { ...revision(), bytes: new Uint8Array(1_000_000) };
    const write = store.transaction(async ({ revisions, settings }) => {
      await settings.setIncident('north', 'fire');
      await revisions.add(large);
    });
    await expect(write).rejects.toThrow(StoreError);
    await expect(store.revisions.add(large)).rejects.toThrow('the disk is full. Free some space');
    expect(await store.settings.forServer('north')).toEqual({ channelIncidents: {} });
    expect(await store.revisions.latest(['north'], 'fire', 10)).toHaveLength(1);
    expect(await inForce(store)).toBe(1);
    await store.close();
  });

  test('erases deleted data from its file', async () => {
    const location = join(createTestFolder(), 'on-record.db');
    const store = await openStore(location);
    const person = '734562109876543210';
    await store.auditLog.add({ serverId: 'north', moderatorId: person, createdAt: noon, action: 'upload', detail: '' });
    for (const question of ['why did the zebra run', 'who shot', 'where']) await store.gaps.add(gap({ question }));
    await store.retention.forget(person);
    await store.retention.clean(daysAfter(1));
    await store.close();
    const file = readFileSync(location, 'latin1');
    expect(file).not.toContain(person);
    expect(file).not.toContain('zebra');
  });
});

test('The folder, the database and all files beside it are readable only by their owner', async () => {
  const folder = join(createTestFolder(), 'data');
  const location = join(folder, 'on-record.sqlite');
  const store = await openStore(location);
  await store.revisions.add(revision({ bytes: Buffer.from('x') }));
  const rights = (path: string) => statSync(path).mode & 0o777;
  expect(rights(folder)).toBe(0o700);
  const names = readdirSync(folder);
  expect(names).toContain('on-record.sqlite-wal');
  expect(names.map((name) => [name, rights(join(folder, name))])).toEqual(names.map((name) => [name, 0o600]));
  await store.close();
});
