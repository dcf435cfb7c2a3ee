import type { Selectable } from 'kysely';
import { counting } from './counts.ts';
import type { Answers, PublicAnswer, Shown } from './store.ts';
import type { Tables } from './tables.ts';
import { type Database, portions, whole } from './transaction.ts';

export function answersIn(database: Database): Answers {
  return {
    add: (answer) => whole(database, (all) => add(all, answer)),
    find: (id) => whole(database, (all) => find(all, id)),
    since: (instant, incident, server) => whole(database, (all) => since(all, instant, incident, server)),
    showing: (instant, incident, server, entry) => showing(database, instant, incident, server, entry),
    showsNow: (id, revision, shown) => whole(database, (all) => showsNow(all, id, revision, shown)),
    ...counting(database),
  };
}

async function add(database: Database, answer: Omit<PublicAnswer, 'id'>): Promise<PublicAnswer> {
  const { shown, at, ...rest } = answer;
  const { id } = await database
    .insertInto('answers')
    .values({ ...rest, at: at.getTime() })
    .returning('id')
    .executeTakeFirstOrThrow();
  await addShown(database, id, shown);
  return { ...answer, id };
}

async function addShown(database: Database, answer: number, shown: readonly Shown[]): Promise<void> {
  const rows = shown.map(({ entry, said, words }, place) => ({ answer, place, entry, said, words }));
  for (const some of portions(rows)) await database.insertInto('shown').values(some).execute();
}

async function find(database: Database, id: number): Promise<PublicAnswer | undefined> {
  const row = await database.selectFrom('answers').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const shown = await database.selectFrom('shown').selectAll().where('answer', '=', id).orderBy('place').execute();
  return answerOf(row, shown);
}

async function since(
  database: Database,
  instant: Date,
  incident: string,
  server: string | undefined,
): Promise<PublicAnswer[]> {
  const wanted = database
    .selectFrom('answers')
    .where('answers.incident', '=', incident)
    .where('answers.at', '>=', instant.getTime())
    .$if(server !== undefined, (some) => some.where('answers.server', '=', server ?? ''));
  const rows = await wanted.selectAll('answers').orderBy('at').orderBy('id').execute();
  const shown = await wanted
    .innerJoin('shown', 'shown.answer', 'answers.id')
    .selectAll('shown')
    .orderBy('shown.answer')
    .orderBy('shown.place')
    .execute();
  const byAnswer = Map.groupBy(shown, ({ answer }) => answer);
  return rows.map((row) => answerOf(row, byAnswer.get(row.id) ?? []));
}

async function showing(
  database: Database,
  instant: Date,
  incident: string,
  server: string,
  entry: string,
): Promise<number> {
  const { count } = await database
    .selectFrom('answers')
    .innerJoin('shown', 'shown.answer', 'answers.id')
    .select(({ fn }) => fn.count<number>('answers.id').distinct().as('count'))
    .where('answers.server', '=', server)
    .where('answers.incident', '=', incident)
    .where('answers.at', '>=', instant.getTime())
    .where('shown.entry', '=', entry)
    .executeTakeFirstOrThrow();
  return count;
}

async function showsNow(database: Database, id: number, revision: number, shown: readonly Shown[]): Promise<void> {
  const { numUpdatedRows } = await database
    .updateTable('answers')
    .set({ revision })
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  // The time of keeping may have ended while the message was being edited.
  if (numUpdatedRows === 0n) return;
  await database.deleteFrom('shown').where('answer', '=', id).execute();
  await addShown(database, id, shown);
}

function answerOf(row: Selectable<Tables['answers']>, shown: readonly Tables['shown'][]): PublicAnswer {
  return {
    ...row,
    at: new Date(row.at),
    shown: shown.map(({ entry, said, words }) => ({ entry, said, words })),
  };
}
