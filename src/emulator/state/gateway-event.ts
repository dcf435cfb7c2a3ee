import {
  type GatewayChannelCreateDispatch,
  type GatewayChannelDeleteDispatch,
  type GatewayChannelUpdateDispatch,
  GatewayDispatchEvents,
  type GatewayGuildCreateDispatch,
  type GatewayGuildDeleteDispatch,
  type GatewayInteractionCreateDispatch,
  type GatewayMessageCreateDispatch,
  type GatewayMessageDeleteDispatch,
  type GatewayMessageUpdateDispatch,
} from 'discord-api-types/v10';

/** What the world can tell a bot: the event's name and its data. */
export type GatewayEvent =
  | Pick<GatewayMessageCreateDispatch, 't' | 'd'>
  | Pick<GatewayMessageUpdateDispatch, 't' | 'd'>
  | Pick<GatewayMessageDeleteDispatch, 't' | 'd'>
  | Pick<GatewayInteractionCreateDispatch, 't' | 'd'>
  | ServerEvent;

/** What is told of servers and channels themselves. */
export type ServerEvent =
  | Pick<GatewayGuildCreateDispatch, 't' | 'd'>
  | Pick<GatewayGuildDeleteDispatch, 't' | 'd'>
  | Pick<GatewayChannelCreateDispatch, 't' | 'd'>
  | Pick<GatewayChannelUpdateDispatch, 't' | 'd'>
  | Pick<GatewayChannelDeleteDispatch, 't' | 'd'>;

/** The id of the server that it happens in; undefined in a direct channel. */
export function serverIdOf(event: GatewayEvent): string | undefined {
  const { t, d } = event;
  if (t === GatewayDispatchEvents.GuildCreate || t === GatewayDispatchEvents.GuildDelete) return d.id;
  return 'guild_id' in d ? d.guild_id : undefined;
}
