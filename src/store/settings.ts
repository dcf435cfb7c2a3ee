import { randomBytes } from 'node:crypto';
import type { ServerSettings, SettingsRepository } from './store.ts';
import type { Tables } from './tables.ts';
import { type Database, inTransaction } from './transaction.ts';

export function createSettingsRepository(database: Database): SettingsRepository {
  return {
    forServer: (serverId) =>
      inTransaction(
        database,
        async (transaction) => (await readSettings(transaction, serverId)).get(serverId) ?? { channelIncidents: {} },
      ),
    all: () => inTransaction(database, readSettings),
    setIncident: (serverId, incidentId) => saveServer(database, serverId, { incidentId: incidentId ?? null }),
    setLogChannel: (serverId, channelId) => saveServer(database, serverId, { logChannelId: channelId ?? null }),
    setNewsChannel: (serverId, channelId) => saveServer(database, serverId, { newsChannelId: channelId ?? null }),
    setChannelIncident: (serverId, channelId, incidentId) =>
      incidentId === undefined
        ? deleteChannelIncident(database, serverId, channelId)
        : saveChannelIncident(database, { serverId, channelId, incidentId }),
    secret: () => inTransaction(database, loadSecret),
  };
}

type ServerColumns = Partial<Omit<Tables['servers'], 'serverId'>>;

async function saveServer(database: Database, serverId: string, columns: ServerColumns): Promise<void> {
  await database
    .insertInto('servers')
    .values({ serverId, ...columns })
    .onConflict((conflict) => conflict.column('serverId').doUpdateSet(columns))
    .execute();
}

async function saveChannelIncident(database: Database, row: Tables['channelIncidents']): Promise<void> {
  await database
    .insertInto('channelIncidents')
    .values(row)
    .onConflict((conflict) => conflict.columns(['serverId', 'channelId']).doUpdateSet({ incidentId: row.incidentId }))
    .execute();
}

async function deleteChannelIncident(database: Database, serverId: string, channelId: string): Promise<void> {
  await database
    .deleteFrom('channelIncidents')
    .where('serverId', '=', serverId)
    .where('channelId', '=', channelId)
    .execute();
}

/** The settings of one server, or of all. A server that reset every choice is not included. */
async function readSettings(database: Database, serverId?: string): Promise<ReadonlyMap<string, ServerSettings>> {
  const serverIds = serverId === undefined ? [] : [serverId];
  const servers = await database
    .selectFrom('servers')
    .selectAll()
    .$if(serverIds.length > 0, (query) => query.where('serverId', 'in', serverIds))
    .execute();
  const channels = await database
    .selectFrom('channelIncidents')
    .selectAll()
    .$if(serverIds.length > 0, (query) => query.where('serverId', 'in', serverIds))
    .orderBy('serverId')
    .orderBy('channelId')
    .execute();
  const serverRows = new Map(servers.map((row) => [row.serverId, row]));
  const channelRows = Map.groupBy(channels, (row) => row.serverId);
  const ids = [...new Set([...serverRows.keys(), ...channelRows.keys()])].sort();
  const entries = ids.map((id) => [id, toServerSettings(serverRows.get(id), channelRows.get(id) ?? [])] as const);
  return new Map(entries.filter(([, { channelIncidents, ...rest }]) => hasAny(rest) || hasAny(channelIncidents)));
}

function hasAny(settings: object): boolean {
  return Object.keys(settings).length > 0;
}

function toServerSettings(
  row: Tables['servers'] | undefined,
  channels: readonly Tables['channelIncidents'][],
): ServerSettings {
  return {
    ...(row?.incidentId != null && { incidentId: row.incidentId }),
    ...(row?.logChannelId != null && { logChannelId: row.logChannelId }),
    ...(row?.newsChannelId != null && { newsChannelId: row.newsChannelId }),
    channelIncidents: Object.fromEntries(channels.map(({ channelId, incidentId }) => [channelId, incidentId])),
  };
}

async function loadSecret(database: Database): Promise<Uint8Array> {
  const name = 'people';
  await database
    .insertInto('secrets')
    .values({ name, bytes: randomBytes(32) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const row = await database.selectFrom('secrets').select('bytes').where('name', '=', name).executeTakeFirstOrThrow();
  return row.bytes;
}
