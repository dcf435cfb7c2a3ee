import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { knownMigrations } from './database.ts';
import { inspect, unchanging } from './inspection.ts';
import { makePrivate } from './private-file.ts';
import { resultCode, StoreError, telling, tellingLater, unusable } from './store-error.ts';

/** What a copy of a database holds, as far as it helps to know that it is the right one. */
export type Copy = { readonly bytes: number; readonly revisions: number };

/** Everything that belongs to a database in its folder. */
export const endings: readonly string[] = ['', '-wal', '-shm', '-journal', '.lock'];

/**
 * Copies a database as it is at one moment, whoever writes to it, into a single file that is for its owner alone. It comes
 * into its place at once, after it was read through and `before` is done; where anything fails, all is as it was. Rejects with
 * a StoreError.
 */
export async function copyDatabase(from: string, to: string, before = () => {}): Promise<Copy> {
  if (endings.some((ending) => resolve(from + ending) === resolve(to)))
    throw new StoreError(`The file ${to} is the database itself, or part of it. Name another one.`);
  telling(from, () => inspect(from, knownMigrations));
  const part = `${to}.part`;
  rmSync(part, { force: true });
  try {
    await tellingLater(to, () => writeCopy(from, part));
    const copy = telling(from, () => contentsOf(part, from));
    telling(to, () => {
      before();
      renameSync(part, to);
    });
    return copy;
  } finally {
    for (const ending of endings) rmSync(part + ending, { force: true });
  }
}

/** In one step: a copy in several begins anew with each write of the bot. Any number above that of the pages will do. */
const allPages = 2 ** 31 - 1;

async function writeCopy(from: string, part: string): Promise<void> {
  const isClosed = !existsSync(`${from}-wal`) && !existsSync(`${from}-journal`);
  // A database of which nobody knows is left without a trace; one in use may be written to meanwhile.
  const isUnused = isClosed && !existsSync(`${from}.lock`);
  const source = new DatabaseSync(isUnused ? unchanging(from) : from, { timeout: 2000, readOnly: isUnused });
  try {
    makePrivate(part);
    await backup(source, part, { rate: allPages });
  } finally {
    source.close();
  }
  // One file that holds everything, with no log beside it.
  const copy = new DatabaseSync(part);
  copy.exec('pragma journal_mode = delete');
  copy.close();
  const file = openSync(part, 'r');
  fsyncSync(file);
  closeSync(file);
}

/** Reads the copy as the bot would at its start. */
function contentsOf(part: string, from: string): Copy {
  inspect(part, knownMigrations);
  const copy = new DatabaseSync(unchanging(part), { readOnly: true });
  try {
    const row = copy.prepare('select count(*) as revisions from revisions').get();
    return { bytes: statSync(part).size, revisions: Number(row?.revisions) };
  } catch (error) {
    if (resultCode(error) !== 1) throw error;
    throw unusable(from, { what: 'holds nothing of On Record', advice: 'Is it the right one?' });
  } finally {
    copy.close();
  }
}
