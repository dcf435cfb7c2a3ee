import { MessageFlags } from 'discord-api-types/v10';
import type { DiscordState } from '../state/discord-state.ts';
import { repliedMessage, responseFields } from '../state/interaction-metadata.ts';
import type { Interaction } from '../state/interactions.ts';
import { emptyContents, type MessageOrigin, noMentions, type StoredMessage } from '../state/message-types.ts';
import { apiErrors } from './api-error.ts';
import { editAsBot, postAsBot, type SendPolicy } from './bot-messages.ts';
import type { MessageBody } from './message-schema.ts';
import type { ApiCall } from './router.ts';

const { Ephemeral, Loading, SuppressEmbeds, SuppressNotifications, IsComponentsV2 } = MessageFlags;
const responsePolicy: SendPolicy = {
  mentionDefaults: 'interaction',
  settableFlags: Ephemeral | SuppressEmbeds | SuppressNotifications | IsComponentsV2,
};
const editPolicy: SendPolicy = { mentionDefaults: 'interaction', settableFlags: SuppressEmbeds | IsComponentsV2 };

/** Posts a response or a follow-up. The first one becomes the original response. */
export function postResponse(
  state: DiscordState,
  call: ApiCall,
  interaction: Interaction,
  body: MessageBody,
): StoredMessage {
  if (state.findChannel(interaction.channel.id) !== interaction.channel) throw apiErrors.unknownChannel();
  const isEphemeral = ((body.flags ?? 0) & Ephemeral) !== 0;
  const stored = postAsBot(state, call, body, responsePolicy, responseOrigin(state, interaction, isEphemeral));
  return recordResponse(interaction, stored);
}

/** Posts the "thinking" message of a deferred response. */
export function postLoading(state: DiscordState, interaction: Interaction, flags: number): StoredMessage {
  const contents = { ...emptyContents, flags: flags | Loading };
  const origin = responseOrigin(state, interaction, (flags & Ephemeral) !== 0);
  const author = state.application.bot;
  return recordResponse(interaction, state.messages.post({ ...origin, author, mentions: noMentions }, contents));
}

/** Edits a response, or the message with the pressed component. */
export function editResponse(state: DiscordState, call: ApiCall, body: MessageBody, stored: StoredMessage): void {
  editAsBot(state, call, body, editPolicy, stored);
}

function responseOrigin(
  { application }: DiscordState,
  interaction: Interaction,
  isEphemeral: boolean,
): Omit<MessageOrigin, 'author' | 'mentions'> {
  const replyTo = repliedMessage(interaction);
  return {
    channel: interaction.channel,
    extraFields: responseFields(interaction, application.id),
    ...(isEphemeral && { readerId: interaction.user.id }),
    ...(replyTo && { replyTo }),
  };
}

function recordResponse(interaction: Interaction, stored: StoredMessage): StoredMessage {
  interaction.originalResponse ??= stored;
  interaction.messages.push(stored);
  return stored;
}
