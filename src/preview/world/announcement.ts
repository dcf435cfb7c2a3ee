import type {
  GatewayInteractionCreateDispatch,
  GatewayMessageCreateDispatch,
  GatewayMessageDeleteDispatch,
  GatewayMessageUpdateDispatch,
} from 'discord-api-types/v10';

/** What the world can tell a bot: the event's name and its data. */
export type Announcement =
  | Pick<GatewayMessageCreateDispatch, 't' | 'd'>
  | Pick<GatewayMessageUpdateDispatch, 't' | 'd'>
  | Pick<GatewayMessageDeleteDispatch, 't' | 'd'>
  | Pick<GatewayInteractionCreateDispatch, 't' | 'd'>;
