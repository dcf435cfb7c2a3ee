import {
  type APIBaseInteraction,
  GatewayDispatchEvents,
  type GatewayInteractionCreateDispatchData,
  InteractionContextType,
  type InteractionType,
  Locale,
} from 'discord-api-types/v10';
import { maxFileBytes } from '../file-limits.ts';
import type { DiscordState } from '../state/discord-state.ts';
import { channelPayload } from '../state/guild-payloads.ts';
import { type Channel, type Server, serverOf } from '../state/guilds.ts';
import { authorizingOwners } from '../state/interaction-metadata.ts';
import type { Acknowledgement, Interaction } from '../state/interactions.ts';
import { channelPermissions, memberWithPermissions } from '../state/permissions.ts';
import { toVisibleMessage, type VisibleMessage } from '../state/visible-message.ts';
import { type OpenedModal, toOpenedModal } from './modal.ts';

type Base = APIBaseInteraction<InteractionType, never>;

/** The fields that all interactions share. */
export type CommonInteractionFields = Omit<Base, 'type' | 'data'> & Required<Pick<Base, 'channel' | 'channel_id'>>;

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

/** The context of a channel, as in the `contexts` of commands. */
export function interactionContext(channel: Channel): InteractionContextType {
  return channel.kind === 'server' ? InteractionContextType.Guild : InteractionContextType.BotDM;
}

/** Sends the interaction to the bot. */
export function dispatchInteraction(state: DiscordState, payload: GatewayInteractionCreateDispatchData): void {
  state.emitGatewayEvent({ t: GatewayDispatchEvents.InteractionCreate, d: payload });
}

function guildFields(server: Server, userId: string) {
  const member = memberWithPermissions(server, userId);
  const guild = { id: server.id, features: [], locale: Locale.EnglishUS };
  return { guild, guild_id: server.id, guild_locale: Locale.EnglishUS, ...(member && { member }) };
}

/** The result of a user's interaction with the bot. */
export type InteractionResult = {
  readonly interactionId: string;
  /**
   * The type of the bot's first response; 'failed' after the time limit. It does not change later: a deferred response is
   * 'replied' or 'updated' in the result of {@link InteractionResult.settled}.
   */
  readonly status: 'replied' | 'deferred' | 'updated' | 'modal' | 'failed';
  /** The current messages of the response, without deleted ones. */
  readonly messages: readonly VisibleMessage[];
  /** Defined if the status is 'modal'. */
  readonly modal: OpenedModal | undefined;
  /**
   * Resolves when a deferred response is filled in, followed up or deleted; immediately for every other status. If the
   * token expires first, the status is 'failed'.
   */
  settled(): Promise<InteractionResult>;
};

/** Waits for the bot's first response. */
export async function waitForResult(state: DiscordState, interaction: Interaction): Promise<InteractionResult> {
  const acknowledgement = await interaction.acknowledged;
  return createResult(state, interaction, resultStatus(acknowledgement), acknowledgement);
}

function createResult(
  state: DiscordState,
  interaction: Interaction,
  status: InteractionResult['status'],
  acknowledgement: Acknowledgement,
): InteractionResult {
  const result: InteractionResult = {
    interactionId: interaction.id,
    status,
    get messages() {
      return interaction.messages.filter(state.messages.has).map(toVisibleMessage);
    },
    modal: acknowledgement.kind === 'modal' ? toOpenedModal(interaction.id, acknowledgement.modal) : undefined,
    async settled() {
      await interaction.settled;
      return createResult(state, interaction, settledStatus(state, interaction, acknowledgement), acknowledgement);
    },
  };
  return result;
}

function resultStatus({ kind }: Acknowledgement): InteractionResult['status'] {
  if (kind === 'update-deferred') return 'deferred';
  return kind === 'choices' ? 'replied' : kind;
}

function settledStatus(
  { messages }: DiscordState,
  { originalResponse }: Interaction,
  acknowledgement: Acknowledgement,
): InteractionResult['status'] {
  if (acknowledgement.kind === 'update-deferred') return 'updated';
  if (acknowledgement.kind !== 'deferred') return resultStatus(acknowledgement);
  const isStillLoading =
    originalResponse !== undefined && messages.has(originalResponse) && toVisibleMessage(originalResponse).isLoading;
  return isStillLoading ? 'failed' : 'replied';
}
