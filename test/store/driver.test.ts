import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openMemoryDatabase } from '../../src/store/sqlite/database-file.ts';
import { createSqliteDialect } from '../../src/store/sqlite/driver.ts';

type Tables = { things: { id: number; name: string | null; bytes: Uint8Array | null } };

let database: Kysely<Tables>;
beforeEach(async () => {
  database = new Kysely<Tables>({ dialect: createSqliteDialect(openMemoryDatabase(), ':memory:') });
  await sql`create table things (id integer primary key, name text, bytes bytea)`.execute(database);
});
afterEach(() => database.destroy());

test('Rows are plain objects', async () => {
  await database.insertInto('things').values({ id: 1, name: 'a', bytes: null }).execute();
  expect(await database.selectFrom('things').selectAll().execute()).toStrictEqual([{ id: 1, name: 'a', bytes: null }]);
});

test('Statements that change rows can return or count them', async () => {
  const values = [1, 2, 3].map((id) => ({ id, name: 'a', bytes: null }));
  expect(await database.insertInto('things').values(values).returning('id').execute()).toHaveLength(3);
  const changed = await database.updateTable('things').set({ name: 'b' }).where('id', '>', 1).executeTakeFirst();
  expect(changed.numUpdatedRows).toBe(2n);
});

test('Rows can be streamed one by one', async () => {
  const values = [1, 2].map((id) => ({ id, name: null, bytes: null }));
  await database.insertInto('things').values(values).execute();
  const read = [];
  for await (const { id } of database.selectFrom('things').select('id').orderBy('id').stream()) read.push(id);
  expect(read).toEqual([1, 2]);
});

test('A value that SQLite cannot store is refused with an error', async () => {
  await expect(sql`insert into things values (1, ${true}, null)`.execute(database)).rejects.toThrow(
    'SQLite cannot store a boolean',
  );
});

test('The error that broke a transaction is reported, even if SQLite has already rolled it back', async () => {
  const work = database.transaction().execute(async (transaction) => {
    await sql`insert into things values (1, null, null)`.execute(transaction);
    await sql`insert or rollback into things values (1, null, null)`.execute(transaction);
  });
  await expect(work).rejects.toThrow('UNIQUE constraint failed');
  expect(await database.selectFrom('things').selectAll().execute()).toEqual([]);
});
