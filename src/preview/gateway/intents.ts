import { GatewayDispatchEvents, GatewayIntentBits } from 'discord-api-types/v10';
import { type Announcement, serverIdIn } from '../world/announcement.ts';
import { asReadable } from '../world/readable.ts';

/** The intents that the owner of an application must switch on before a bot may ask for them. */
export const PRIVILEGED_INTENTS =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;

/** Every intent that there is. */
export const ALL_INTENTS = Object.values(GatewayIntentBits)
  .filter((bit) => typeof bit === 'number')
  .reduce((all, bit) => all | bit, 0);

/** The part of the servers that a connection serves: `[number, how many]`. Direct channels belong to number 0. */
export type Shard = readonly [id: number, count: number];

/** Whether the shard is the one for this server; see https://docs.discord.com/developers/events/gateway#sharding. */
export function isOnShard([id, count]: Shard, serverId: string | undefined): boolean {
  return serverId === undefined ? id === 0 : Number((BigInt(serverId) >> 22n) % BigInt(count)) === id;
}

/** Whether a bot with these intents hears of it. */
export function isHeard(announcement: Announcement, intents: number): boolean {
  switch (announcement.t) {
    case GatewayDispatchEvents.InteractionCreate:
      return true;
    case GatewayDispatchEvents.MessageCreate:
    case GatewayDispatchEvents.MessageUpdate:
    case GatewayDispatchEvents.MessageDelete: {
      const needed = serverIdIn(announcement) ? GatewayIntentBits.GuildMessages : GatewayIntentBits.DirectMessages;
      return (intents & needed) !== 0;
    }
    default:
      return (intents & GatewayIntentBits.Guilds) !== 0;
  }
}

/** The announcement as far as the intents allow it to be read. */
export function asHeard(announcement: Announcement, intents: number, botId: string): Announcement {
  const { t, d } = announcement;
  if (t !== GatewayDispatchEvents.MessageCreate && t !== GatewayDispatchEvents.MessageUpdate) return announcement;
  return { t, d: asReadable(d, (intents & GatewayIntentBits.MessageContent) !== 0, botId) };
}
