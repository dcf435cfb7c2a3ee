import type { Selectable } from 'kysely';
import type { NewRevision, Revision, Revisions } from './store.ts';
import type { Tables } from './tables.ts';
import { type Database, whole } from './transaction.ts';

const columns = [
  'revisions.id',
  'revisions.owner',
  'revisions.incident',
  'revisions.number',
  'revisions.hash',
  'revisions.moderator',
  'revisions.at',
  'revisions.origin',
  'revisions.note',
  'revisions.facts',
] as const;

export function revisionsIn(database: Database): Revisions {
  const inForce = database
    .selectFrom('in_force')
    .innerJoin('revisions', 'revisions.id', 'in_force.revision')
    .select(columns);
  return {
    add: (revision) => whole(database, (all) => add(all, revision)),
    async find(id) {
      const row = await database.selectFrom('revisions').select(columns).where('id', '=', id).executeTakeFirst();
      return row && revisionOf(row);
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
    async latest(owners, incident, most) {
      const rows = await database
        .selectFrom('revisions')
        .select(columns)
        .where('owner', 'in', owners)
        .where('incident', '=', incident)
        .orderBy('id', 'desc')
        .limit(most)
        .execute();
      return rows.map(revisionOf);
    },
    async inForce() {
      const rows = await inForce.orderBy('revisions.id').execute();
      return rows.map(revisionOf);
    },
    async inForceOf(owner, incident) {
      const row = await inForce
        .where('in_force.owner', '=', owner)
        .where('in_force.incident', '=', incident)
        .executeTakeFirst();
      return row && revisionOf(row);
    },
    putInForce: (id) => whole(database, (all) => putInForce(all, id)),
    async takeOutOfForce(owner, incident) {
      await database.deleteFrom('in_force').where('owner', '=', owner).where('incident', '=', incident).execute();
    },
  };
}

/** The number is counted where the row is written, so a transaction that fails leaves no gap. */
async function add(database: Database, { by, at, bytes, ...rest }: NewRevision): Promise<Revision> {
  const { last } = await database
    .selectFrom('revisions')
    .select((all) => all.fn.max('number').as('last'))
    .where('owner', '=', rest.owner)
    .where('incident', '=', rest.incident)
    .executeTakeFirstOrThrow();
  await database
    .insertInto('files')
    .values({ hash: rest.hash, bytes })
    .onConflict((same) => same.column('hash').doNothing())
    .execute();
  const row = await database
    .insertInto('revisions')
    .values({ ...rest, number: (last ?? 0) + 1, moderator: by ?? null, at: at.getTime() })
    .returning(columns)
    .executeTakeFirstOrThrow();
  return revisionOf(row);
}

async function putInForce(database: Database, id: number): Promise<void> {
  const { owner, incident } = await database
    .selectFrom('revisions')
    .select(['owner', 'incident'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => new Error(`There is no revision ${id} to put in force.`));
  await database
    .insertInto('in_force')
    .values({ owner, incident, revision: id })
    .onConflict((same) => same.columns(['owner', 'incident']).doUpdateSet({ revision: id }))
    .execute();
}

function revisionOf({ moderator, at, ...rest }: Selectable<Tables['revisions']>): Revision {
  return { ...rest, by: moderator ?? undefined, at: new Date(at) };
}
