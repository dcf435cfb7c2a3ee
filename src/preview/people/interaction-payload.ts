import {
  type APIBaseInteraction,
  GatewayDispatchEvents,
  type GatewayInteractionCreateDispatchData,
  InteractionContextType,
  type InteractionType,
  Locale,
} from 'discord-api-types/v10';
import { LARGEST_FILE } from '../file-limits.ts';
import { type Channel, channelPayload, serverOf } from '../world/channels.ts';
import { authorizingOwners } from '../world/interaction-metadata.ts';
import type { Interaction } from '../world/interactions.ts';
import { permissionsIn } from '../world/permissions.ts';
import { memberWithPermissions, type Server } from '../world/servers.ts';
import type { World } from '../world/world.ts';

type Base = APIBaseInteraction<InteractionType, never>;

/** What all interactions carry, whatever was done. */
export type CommonFields = Omit<Base, 'type' | 'data'> & Required<Pick<Base, 'channel' | 'channel_id'>>;

/** Where it happens, by whom, and with which rights. */
export function commonFields(world: World, interaction: Interaction): CommonFields {
  const { id, token, channel, user } = interaction;
  const server = serverOf(channel);
  return {
    id,
    token,
    version: 1,
    application_id: world.application.id,
    channel_id: channel.id,
    channel: channelPayload(channel, world.messages.lastIn(channel.id)),
    context: contextOf(channel),
    locale: Locale.EnglishUS,
    app_permissions: String(permissionsIn(channel, world.application.id)),
    authorizing_integration_owners: authorizingOwners(channel),
    entitlements: [],
    attachment_size_limit: LARGEST_FILE,
    ...(server ? inServer(server, user.id) : { user }),
  };
}

/** The kind of place, as commands name it in `contexts`. */
export function contextOf(channel: Channel): InteractionContextType {
  return channel.kind === 'server' ? InteractionContextType.Guild : InteractionContextType.BotDM;
}

/** Has the bot told of the interaction. */
export function deliver(world: World, payload: GatewayInteractionCreateDispatchData): void {
  world.announce({ t: GatewayDispatchEvents.InteractionCreate, d: payload });
}

function inServer(server: Server, userId: string) {
  const member = memberWithPermissions(server, userId);
  const guild = { id: server.id, features: [], locale: Locale.EnglishUS };
  return { guild, guild_id: server.id, guild_locale: Locale.EnglishUS, ...(member && { member }) };
}
