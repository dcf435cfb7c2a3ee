import type { Selectable } from 'kysely';
import { createDailyCounts } from './daily-counts.ts';
import type { AnswerItem, AnswerRepository, PublicAnswer } from './store.ts';
import type { Tables } from './tables.ts';
import { chunk, type Database, inTransaction } from './transaction.ts';

export function createAnswerRepository(database: Database): AnswerRepository {
  return {
    add: (answer) => inTransaction(database, (transaction) => add(transaction, answer)),
    find: (id) => inTransaction(database, (transaction) => find(transaction, id)),
    listSince: (since, incidentId, serverId) =>
      inTransaction(database, (transaction) => listSince(transaction, since, incidentId, serverId)),
    countShowing: (since, incidentId, serverId, itemKey) =>
      countShowing(database, since, incidentId, serverId, itemKey),
    replaceItems: (id, revisionId, items) =>
      inTransaction(database, (transaction) => replaceItems(transaction, id, revisionId, items)),
    ...createDailyCounts(database),
  };
}

async function add(database: Database, answer: Omit<PublicAnswer, 'id'>): Promise<PublicAnswer> {
  const { items, postedAt, ...rest } = answer;
  const { id } = await database
    .insertInto('answers')
    .values({ ...rest, postedAt: postedAt.getTime() })
    .returning('id')
    .executeTakeFirstOrThrow();
  await addItems(database, id, items);
  return { ...answer, id };
}

async function addItems(database: Database, answerId: number, items: readonly AnswerItem[]): Promise<void> {
  const rows = items.map(({ key, contentHash, displayedText }, position) => ({
    answerId,
    position,
    itemKey: key,
    contentHash,
    displayedText,
  }));
  for (const batch of chunk(rows)) await database.insertInto('answerItems').values(batch).execute();
}

async function find(database: Database, id: number): Promise<PublicAnswer | undefined> {
  const row = await database.selectFrom('answers').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const items = await database
    .selectFrom('answerItems')
    .selectAll()
    .where('answerId', '=', id)
    .orderBy('position')
    .execute();
  return toPublicAnswer(row, items);
}

async function listSince(
  database: Database,
  since: Date,
  incidentId: string,
  serverId: string | undefined,
): Promise<PublicAnswer[]> {
  const matching = database
    .selectFrom('answers')
    .where('answers.incidentId', '=', incidentId)
    .where('answers.postedAt', '>=', since.getTime())
    .$if(serverId !== undefined, (query) => query.where('answers.serverId', '=', serverId ?? ''));
  const rows = await matching.selectAll('answers').orderBy('postedAt').orderBy('id').execute();
  const items = await matching
    .innerJoin('answerItems', 'answerItems.answerId', 'answers.id')
    .selectAll('answerItems')
    .orderBy('answerItems.answerId')
    .orderBy('answerItems.position')
    .execute();
  const itemsByAnswer = Map.groupBy(items, ({ answerId }) => answerId);
  return rows.map((row) => toPublicAnswer(row, itemsByAnswer.get(row.id) ?? []));
}

async function countShowing(
  database: Database,
  since: Date,
  incidentId: string,
  serverId: string,
  itemKey: string,
): Promise<number> {
  const { count } = await database
    .selectFrom('answers')
    .innerJoin('answerItems', 'answerItems.answerId', 'answers.id')
    .select(({ fn }) => fn.count<number>('answers.id').distinct().as('count'))
    .where('answers.serverId', '=', serverId)
    .where('answers.incidentId', '=', incidentId)
    .where('answers.postedAt', '>=', since.getTime())
    .where('answerItems.itemKey', '=', itemKey)
    .executeTakeFirstOrThrow();
  return count;
}

async function replaceItems(
  database: Database,
  id: number,
  revisionId: number,
  items: readonly AnswerItem[],
): Promise<void> {
  const { numUpdatedRows } = await database
    .updateTable('answers')
    .set({ revisionId })
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  // The retention period may have ended while the message was edited.
  if (numUpdatedRows === 0n) return;
  await database.deleteFrom('answerItems').where('answerId', '=', id).execute();
  await addItems(database, id, items);
}

function toPublicAnswer(row: Selectable<Tables['answers']>, items: readonly Tables['answerItems'][]): PublicAnswer {
  return {
    ...row,
    postedAt: new Date(row.postedAt),
    items: items.map(({ itemKey, contentHash, displayedText }) => ({ key: itemKey, contentHash, displayedText })),
  };
}
