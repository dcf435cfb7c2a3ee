import { randomBytes } from 'node:crypto';
import type { ServerSettings, Settings } from './store.ts';
import type { Tables } from './tables.ts';
import { type Database, whole } from './transaction.ts';

export function settingsIn(database: Database): Settings {
  return {
    of: (server) => whole(database, async (all) => (await read(all, server)).get(server) ?? { channelIncidents: {} }),
    all: () => whole(database, read),
    setIncident: (server, incident) => choose(database, server, { incident: incident ?? null }),
    setLogChannel: (server, channel) => choose(database, server, { log_channel: channel ?? null }),
    setNewsChannel: (server, channel) => choose(database, server, { news_channel: channel ?? null }),
    setChannelIncident: (server, channel, incident) =>
      incident === undefined ? unset(database, server, channel) : set(database, { server, channel, incident }),
    secret: () => whole(database, secret),
  };
}

type Choice = Partial<Omit<Tables['servers'], 'server'>>;

async function choose(database: Database, server: string, choice: Choice): Promise<void> {
  await database
    .insertInto('servers')
    .values({ server, ...choice })
    .onConflict((same) => same.column('server').doUpdateSet(choice))
    .execute();
}

async function set(database: Database, choice: Tables['channel_incidents']): Promise<void> {
  await database
    .insertInto('channel_incidents')
    .values(choice)
    .onConflict((same) => same.columns(['server', 'channel']).doUpdateSet({ incident: choice.incident }))
    .execute();
}

async function unset(database: Database, server: string, channel: string): Promise<void> {
  await database.deleteFrom('channel_incidents').where('server', '=', server).where('channel', '=', channel).execute();
}

/** One server's settings, or all; a server that chose something and took it back is as one that never did. */
async function read(database: Database, server?: string): Promise<ReadonlyMap<string, ServerSettings>> {
  const one = server === undefined ? [] : [server];
  const servers = await database
    .selectFrom('servers')
    .selectAll()
    .$if(one.length > 0, (some) => some.where('server', 'in', one))
    .execute();
  const channels = await database
    .selectFrom('channel_incidents')
    .selectAll()
    .$if(one.length > 0, (some) => some.where('server', 'in', one))
    .orderBy('server')
    .orderBy('channel')
    .execute();
  const choices = new Map(servers.map((row) => [row.server, row]));
  const incidents = Map.groupBy(channels, (row) => row.server);
  const ids = [...new Set([...choices.keys(), ...incidents.keys()])].sort();
  const all = ids.map((id) => [id, settingsOf(choices.get(id), incidents.get(id) ?? [])] as const);
  return new Map(all.filter(([, { channelIncidents, ...rest }]) => hasAny(rest) || hasAny(channelIncidents)));
}

function hasAny(choices: object): boolean {
  return Object.keys(choices).length > 0;
}

function settingsOf(
  row: Tables['servers'] | undefined,
  channels: readonly Tables['channel_incidents'][],
): ServerSettings {
  return {
    ...(row?.incident != null && { incident: row.incident }),
    ...(row?.log_channel != null && { logChannel: row.log_channel }),
    ...(row?.news_channel != null && { newsChannel: row.news_channel }),
    channelIncidents: Object.fromEntries(channels.map(({ channel, incident }) => [channel, incident])),
  };
}

async function secret(database: Database): Promise<Uint8Array> {
  const name = 'people';
  await database
    .insertInto('secrets')
    .values({ name, bytes: randomBytes(32) })
    .onConflict((same) => same.column('name').doNothing())
    .execute();
  const row = await database.selectFrom('secrets').select('bytes').where('name', '=', name).executeTakeFirstOrThrow();
  return row.bytes;
}
