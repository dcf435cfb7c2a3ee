import { GatewayDispatchEvents, GatewayIntentBits } from 'discord-api-types/v10';
import { type GatewayEvent, serverIdOf } from '../state/gateway-events.ts';
import { hideContent } from '../state/message-payload.ts';

/** The intents that the owner must enable for the application. */
export const privilegedIntents =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;

export const allIntents = Object.values(GatewayIntentBits)
  .filter((bit) => typeof bit === 'number')
  .reduce((all, bit) => all | bit, 0);

/** Shard id and number of shards. Direct channels belong to shard 0. */
export type Shard = readonly [id: number, count: number];

/** Whether the shard serves this server: https://docs.discord.com/developers/events/gateway#sharding. */
export function isOnShard([id, count]: Shard, serverId: string | undefined): boolean {
  return serverId === undefined ? id === 0 : Number((BigInt(serverId) >> 22n) % BigInt(count)) === id;
}

/** Whether a bot with these intents receives the event. */
export function isAllowedByIntents(event: GatewayEvent, intents: number): boolean {
  switch (event.t) {
    case GatewayDispatchEvents.InteractionCreate:
      return true;
    case GatewayDispatchEvents.MessageCreate:
    case GatewayDispatchEvents.MessageUpdate:
    case GatewayDispatchEvents.MessageDelete: {
      const required = serverIdOf(event) ? GatewayIntentBits.GuildMessages : GatewayIntentBits.DirectMessages;
      return (intents & required) !== 0;
    }
    default:
      return (intents & GatewayIntentBits.Guilds) !== 0;
  }
}

/** The event without the content that the intents do not allow. */
export function redactForIntents(event: GatewayEvent, intents: number, botId: string): GatewayEvent {
  const { t, d } = event;
  if (t !== GatewayDispatchEvents.MessageCreate && t !== GatewayDispatchEvents.MessageUpdate) return event;
  return { t, d: hideContent(d, (intents & GatewayIntentBits.MessageContent) !== 0, botId) };
}
