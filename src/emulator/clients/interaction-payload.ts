import {
  type APIBaseInteraction,
  GatewayDispatchEvents,
  type GatewayInteractionCreateDispatchData,
  InteractionContextType,
  type InteractionType,
  Locale,
} from 'discord-api-types/v10';
import { maxFileBytes } from '../file-limits.ts';
import { type Channel, channelPayload, serverOf } from '../state/channels.ts';
import type { DiscordState } from '../state/discord-state.ts';
import { authorizingOwners } from '../state/interaction-metadata.ts';
import type { Interaction } from '../state/interactions.ts';
import { channelPermissions } from '../state/permissions.ts';
import { memberWithPermissions, type Server } from '../state/servers.ts';

type Base = APIBaseInteraction<InteractionType, never>;

/** What all interactions carry, whatever was done. */
export type CommonInteractionFields = Omit<Base, 'type' | 'data'> & Required<Pick<Base, 'channel' | 'channel_id'>>;

/** Where it happens, by whom, and with which rights. */
export function commonInteractionFields(state: DiscordState, interaction: Interaction): CommonInteractionFields {
  const { id, token, channel, user } = interaction;
  const server = serverOf(channel);
  return {
    id,
    token,
    version: 1,
    application_id: state.application.id,
    channel_id: channel.id,
    channel: channelPayload(channel, state.messages.lastMessageId(channel.id)),
    context: interactionContext(channel),
    locale: Locale.EnglishUS,
    app_permissions: String(channelPermissions(channel, state.application.id)),
    authorizing_integration_owners: authorizingOwners(channel),
    entitlements: [],
    attachment_size_limit: maxFileBytes,
    ...(server ? guildFields(server, user.id) : { user }),
  };
}

/** The kind of place, as commands name it in `contexts`. */
export function interactionContext(channel: Channel): InteractionContextType {
  return channel.kind === 'server' ? InteractionContextType.Guild : InteractionContextType.BotDM;
}

/** Has the bot told of the interaction. */
export function dispatchInteraction(state: DiscordState, payload: GatewayInteractionCreateDispatchData): void {
  state.announce({ t: GatewayDispatchEvents.InteractionCreate, d: payload });
}

function guildFields(server: Server, userId: string) {
  const member = memberWithPermissions(server, userId);
  const guild = { id: server.id, features: [], locale: Locale.EnglishUS };
  return { guild, guild_id: server.id, guild_locale: Locale.EnglishUS, ...(member && { member }) };
}
