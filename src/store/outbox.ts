import type { Selectable } from 'kysely';
import type { OutboxRepository, OutboxTask, OutboxTurn, TaskPayload } from './store.ts';
import type { Tables } from './tables.ts';
import { type Database, inTransaction } from './transaction.ts';

export function createOutboxRepository(database: Database): OutboxRepository {
  return {
    add: (task) => inTransaction(database, (transaction) => add(transaction, task)),
    claim: (now, turn) => inTransaction(database, (transaction) => claim(transaction, now, turn)),
    async complete(id) {
      await database.deleteFrom('outbox').where('id', '=', id).execute();
    },
    async reschedule(id, until) {
      await database.updateTable('outbox').set({ runAfter: until.getTime() }).where('id', '=', id).execute();
    },
    async pendingCount(kind) {
      const { count } = await database
        .selectFrom('outbox')
        .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? 'correction'))
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return count;
    },
  };
}

/** A correction is merged into a pending one, but not into a claimed one, which may be sending an older state. */
async function add(
  database: Database,
  { payload, createdAt, urgent, ...rest }: Omit<OutboxTask, 'id' | 'attempts'>,
): Promise<void> {
  const row = { ...rest, ...toColumns(payload), createdAt: createdAt.getTime(), attempts: 0, priority: urgent ? 1 : 0 };
  const isMerged =
    row.answerId !== null &&
    (await database
      .updateTable('outbox')
      .set({ payload: row.payload, ...(urgent ? { priority: 1 } : {}) })
      .where('answerId', '=', row.answerId)
      .where('attempts', '=', 0)
      .returning('id')
      .executeTakeFirst());
  if (!isMerged) await database.insertInto('outbox').values(row).execute();
}

/** The sender claims one task at a time. After a crash the claimed task is returned again, after urgent ones. */
async function claim(
  database: Database,
  now: Date,
  { lastServerId = '', pausedChannelIds = [] }: OutboxTurn = {},
): Promise<OutboxTask | undefined> {
  const due = await database
    .selectFrom('outbox')
    .select('id')
    .where((expression) =>
      expression.or([expression('runAfter', 'is', null), expression('runAfter', '<=', now.getTime())]),
    )
    .$if(pausedChannelIds.length > 0, (query) =>
      query.where(({ eb, or }) => or([eb('channelId', 'not in', pausedChannelIds), eb('priority', '=', 1)])),
    )
    .orderBy('priority', 'desc')
    .orderBy(({ case: when }) => when().when('serverId', '>', lastServerId).then(0).else(1).end())
    .orderBy('serverId')
    .orderBy('id')
    .executeTakeFirst();
  if (!due) return undefined;
  const row = await database
    .updateTable('outbox')
    .set((existing) => ({ attempts: existing('attempts', '+', 1) }))
    .where('id', '=', due.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return toOutboxTask(row);
}

function toColumns(payload: TaskPayload) {
  return payload.kind === 'correction'
    ? { kind: payload.kind, answerId: payload.answerId, payload: payload.causedAt }
    : { kind: payload.kind, answerId: null, payload: payload.data };
}

function toOutboxTask(row: Selectable<Tables['outbox']>): OutboxTask {
  const { id, serverId, channelId, createdAt, attempts, priority, kind, answerId, payload } = row;
  const task = {
    id,
    serverId,
    channelId,
    createdAt: new Date(createdAt),
    attempts,
    ...(priority ? { urgent: true as const } : {}),
  };
  if (kind !== 'correction') return { ...task, payload: { kind, data: payload } };
  if (answerId === null) throw new Error(`The correction ${id} in the outbox has no answer.`);
  return { ...task, payload: { kind, answerId, causedAt: payload } };
}
