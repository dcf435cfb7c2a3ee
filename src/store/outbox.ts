import type { Selectable } from 'kysely';
import type { Outbox, Task, Work } from './store.ts';
import type { Tables } from './tables.ts';
import { type Database, whole } from './transaction.ts';

export function outboxIn(database: Database): Outbox {
  return {
    add: (task) => whole(database, (all) => add(all, task)),
    begin: (now) => whole(database, (all) => begin(all, now)),
    async end(id) {
      await database.deleteFrom('outbox').where('id', '=', id).execute();
    },
    async putOff(id, until) {
      await database.updateTable('outbox').set({ not_before: until.getTime() }).where('id', '=', id).execute();
    },
    async waiting(kind) {
      const { count } = await database
        .selectFrom('outbox')
        .$if(kind !== undefined, (all) => all.where('kind', '=', kind ?? 'correction'))
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return count;
    },
  };
}

/**
 * A correction that was begun may be on its way with the words of a moment ago, and what it is told at its end is "done".
 * So only one that nobody has begun takes another in.
 */
async function add(database: Database, { work, at, urgent, ...rest }: Omit<Task, 'id' | 'attempts'>): Promise<void> {
  const row = { ...rest, ...columnsOf(work), at: at.getTime(), attempts: 0, urgent: urgent ? 1 : 0 };
  const merged =
    row.answer !== null &&
    (await database
      .updateTable('outbox')
      .set({ words: row.words, ...(urgent ? { urgent: 1 } : {}) })
      .where('answer', '=', row.answer)
      .where('attempts', '=', 0)
      .returning('id')
      .executeTakeFirst());
  if (!merged) await database.insertInto('outbox').values(row).execute();
}

/**
 * The sender has one task at a time in hand, so one that was begun and not ended is the one it was killed at: it comes again,
 * though what has become urgent since goes first.
 */
async function begin(database: Database, now: Date): Promise<Task | undefined> {
  const due = await database
    .selectFrom('outbox')
    .select('id')
    .where((is) => is.or([is('not_before', 'is', null), is('not_before', '<=', now.getTime())]))
    .orderBy('urgent', 'desc')
    .orderBy('id')
    .executeTakeFirst();
  if (!due) return undefined;
  const row = await database
    .updateTable('outbox')
    .set((old) => ({ attempts: old('attempts', '+', 1) }))
    .where('id', '=', due.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return taskOf(row);
}

function columnsOf(work: Work) {
  return work.kind === 'correction'
    ? { kind: work.kind, answer: work.answer, words: work.cause }
    : { kind: work.kind, answer: null, words: work.data };
}

function taskOf(row: Selectable<Tables['outbox']>): Task {
  const { id, server, channel, at, attempts, urgent, kind, answer, words } = row;
  const task = { id, server, channel, at: new Date(at), attempts, ...(urgent ? { urgent: true as const } : {}) };
  if (kind !== 'correction') return { ...task, work: { kind, data: words } };
  if (answer === null) throw new Error(`The correction ${id} in the outbox names no answer.`);
  return { ...task, work: { kind, answer, cause: words } };
}
