import {
  type APIApplicationCommandInteractionMetadata,
  type APIAuthorizingIntegrationOwnersMap,
  type APIMessage,
  type APIMessageComponentInteractionMetadata,
  type APIMessageInteractionMetadata,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionType,
  MessageType,
} from 'discord-api-types/v10';
import { type Channel, serverOf } from './guilds.ts';
import type { Interaction } from './interactions.ts';
import type { StoredMessage } from './message-types.ts';

/** The server where the application is installed; "0" in direct messages. */
export function authorizingOwners(channel: Channel): APIAuthorizingIntegrationOwnersMap {
  return { [ApplicationIntegrationType.GuildInstall]: serverOf(channel)?.id ?? '0' };
}

/** The fields of a response that refer to its interaction. */
export function responseFields(interaction: Interaction, applicationId: string): Partial<APIMessage> {
  const { id, cause, user, originalResponse } = interaction;
  const metadata = interactionMetadata(interaction, originalResponse?.message.id);
  const common = { application_id: applicationId, webhook_id: applicationId, interaction_metadata: metadata };
  if (cause.type !== InteractionType.ApplicationCommand || originalResponse) return common;
  const isChat = cause.commandType === ApplicationCommandType.ChatInput;
  return {
    ...common,
    type: isChat ? MessageType.ChatInputCommand : MessageType.ContextMenuCommand,
    interaction: { id, type: cause.type, name: cause.commandName, user },
  };
}

/** The message that a response replies to: the one with the component, or for follow-ups the original response. */
export function repliedMessage({ cause, originalResponse }: Interaction): StoredMessage | undefined {
  return originalResponse ?? (cause.type === InteractionType.MessageComponent ? cause.source : undefined);
}

/** The message with the pressed component, also if a modal followed. */
export function sourceMessage({ cause }: Interaction): StoredMessage | undefined {
  if (cause.type === InteractionType.ModalSubmit) return sourceMessage(cause.trigger);
  return cause.type === InteractionType.MessageComponent ? cause.source : undefined;
}

function interactionMetadata(interaction: Interaction, originalId?: string): APIMessageInteractionMetadata {
  const { cause } = interaction;
  if (cause.type !== InteractionType.ModalSubmit) return triggerMetadata(interaction, originalId);
  return {
    ...baseMetadata(interaction, originalId),
    type: cause.type,
    triggering_interaction_metadata: triggerMetadata(cause.trigger, undefined),
  };
}

function triggerMetadata(
  interaction: Interaction,
  originalId: string | undefined,
): APIApplicationCommandInteractionMetadata | APIMessageComponentInteractionMetadata {
  const { cause } = interaction;
  const base = baseMetadata(interaction, originalId);
  if (cause.type === InteractionType.MessageComponent) {
    return { ...base, type: cause.type, interacted_message_id: cause.source.message.id };
  }
  const target = cause.type === InteractionType.ApplicationCommand ? cause.targetId : undefined;
  return { ...base, type: InteractionType.ApplicationCommand, ...(target && { target_message_id: target }) };
}

function baseMetadata({ id, user, channel }: Interaction, originalId: string | undefined) {
  return {
    id,
    user,
    authorizing_integration_owners: authorizingOwners(channel),
    ...(originalId && { original_response_message_id: originalId }),
  };
}
