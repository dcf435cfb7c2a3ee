import type { Selectable } from 'kysely';
import type { NewRevision, Revision, RevisionRepository } from './store.ts';
import type { Tables } from './tables.ts';
import { type Database, inTransaction } from './transaction.ts';

const columns = [
  'revisions.id',
  'revisions.owner',
  'revisions.incidentId',
  'revisions.number',
  'revisions.hash',
  'revisions.moderatorId',
  'revisions.createdAt',
  'revisions.origin',
  'revisions.changeKind',
  'revisions.note',
  'revisions.factCount',
  'revisions.title',
] as const;

export function createRevisionRepository(database: Database): RevisionRepository {
  const activeRevisions = database
    .selectFrom('activeRevisions')
    .innerJoin('revisions', 'revisions.id', 'activeRevisions.revisionId')
    .select(columns);
  return {
    add: (revision) => inTransaction(database, (transaction) => add(transaction, revision)),
    async find(id) {
      const row = await database.selectFrom('revisions').select(columns).where('id', '=', id).executeTakeFirst();
      return row && toRevision(row);
    },
    async bytes(id) {
      const row = await database
        .selectFrom('revisions')
        .innerJoin('files', 'files.hash', 'revisions.hash')
        .select('files.bytes')
        .where('revisions.id', '=', id)
        .executeTakeFirst();
      return row?.bytes;
    },
    async latest(owners, incidentId, limit) {
      const rows = await database
        .selectFrom('revisions')
        .select(columns)
        .where('owner', 'in', owners)
        .where('incidentId', '=', incidentId)
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toRevision);
    },
    async active() {
      const rows = await activeRevisions.orderBy('revisions.id').execute();
      return rows.map(toRevision);
    },
    async findActive(owner, incidentId) {
      const row = await activeRevisions
        .where('activeRevisions.owner', '=', owner)
        .where('activeRevisions.incidentId', '=', incidentId)
        .executeTakeFirst();
      return row && toRevision(row);
    },
    activate: (id) => inTransaction(database, (transaction) => activate(transaction, id)),
    async deactivate(owner, incidentId) {
      await database
        .deleteFrom('activeRevisions')
        .where('owner', '=', owner)
        .where('incidentId', '=', incidentId)
        .execute();
    },
  };
}

/** The number is computed in the same transaction, so a failed one leaves no gap. */
async function add(database: Database, { moderatorId, createdAt, bytes, ...rest }: NewRevision): Promise<Revision> {
  const { lastNumber } = await database
    .selectFrom('revisions')
    .select((expression) => expression.fn.max('number').as('lastNumber'))
    .where('owner', '=', rest.owner)
    .where('incidentId', '=', rest.incidentId)
    .executeTakeFirstOrThrow();
  await database
    .insertInto('files')
    .values({ hash: rest.hash, bytes })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
  const row = await database
    .insertInto('revisions')
    .values({
      ...rest,
      number: (lastNumber ?? 0) + 1,
      moderatorId: moderatorId ?? null,
      createdAt: createdAt.getTime(),
    })
    .returning(columns)
    .executeTakeFirstOrThrow();
  return toRevision(row);
}

async function activate(database: Database, id: number): Promise<void> {
  const { owner, incidentId } = await database
    .selectFrom('revisions')
    .select(['owner', 'incidentId'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => new Error(`There is no revision ${id} to activate.`));
  await database
    .insertInto('activeRevisions')
    .values({ owner, incidentId, revisionId: id })
    .onConflict((conflict) => conflict.columns(['owner', 'incidentId']).doUpdateSet({ revisionId: id }))
    .execute();
}

function toRevision({ moderatorId, createdAt, title, ...rest }: Selectable<Tables['revisions']>): Revision {
  return {
    ...rest,
    title: title ?? rest.incidentId,
    moderatorId: moderatorId ?? undefined,
    createdAt: new Date(createdAt),
  };
}
