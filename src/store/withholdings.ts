import type { Selectable } from 'kysely';
import type { Withholding, WithholdingRepository } from './store.ts';
import type { Tables } from './tables.ts';
import type { Database } from './transaction.ts';

export function createWithholdingRepository(database: Database): WithholdingRepository {
  const ordered = database
    .selectFrom('withholdings')
    .selectAll()
    .orderBy('createdAt')
    .orderBy('serverId')
    .orderBy('incidentId')
    .orderBy('factId');
  return {
    all: async () => (await ordered.execute()).map(toWithholding),
    async forIncident(serverId, incidentId) {
      const rows = await ordered.where('serverId', '=', serverId).where('incidentId', '=', incidentId).execute();
      return rows.map(toWithholding);
    },
    async add({ moderatorId, createdAt, ...rest }) {
      const row = { ...rest, moderatorId: moderatorId ?? null, createdAt: createdAt.getTime() };
      await database
        .insertInto('withholdings')
        .values(row)
        .onConflict((conflict) =>
          conflict.columns(['serverId', 'incidentId', 'factId']).doUpdateSet({
            reason: row.reason,
            moderatorId: row.moderatorId,
            createdAt: row.createdAt,
            fingerprint: row.fingerprint,
          }),
        )
        .execute();
    },
    async remove(serverId, incidentId, factId) {
      await database
        .deleteFrom('withholdings')
        .where('serverId', '=', serverId)
        .where('incidentId', '=', incidentId)
        .where('factId', '=', factId)
        .execute();
    },
  };
}

function toWithholding({ moderatorId, createdAt, ...rest }: Selectable<Tables['withholdings']>): Withholding {
  return { ...rest, moderatorId: moderatorId ?? undefined, createdAt: new Date(createdAt) };
}
