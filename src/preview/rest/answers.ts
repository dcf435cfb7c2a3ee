import { MessageFlags } from 'discord-api-types/v10';
import { answeredMessage, answerFields } from '../world/interaction-metadata.ts';
import type { Interaction } from '../world/interactions.ts';
import { NO_MENTIONS } from '../world/mentions.ts';
import type { StoredMessage } from '../world/messages.ts';
import { type MessageOrigin, SILENCE } from '../world/new-message.ts';
import type { World } from '../world/world.ts';
import { refusals } from './api-error.ts';
import type { Call } from './call.ts';
import type { ContentsForm } from './message-form.ts';
import { editAsBot, type Manner, postAsBot } from './post.ts';

const { Ephemeral, Loading, SuppressEmbeds, SuppressNotifications, IsComponentsV2 } = MessageFlags;
const ANSWERING: Manner = {
  mentions: 'interaction',
  settable: Ephemeral | SuppressEmbeds | SuppressNotifications | IsComponentsV2,
};
const EDITING: Manner = { mentions: 'interaction', settable: SuppressEmbeds | IsComponentsV2 };

/** Posts an answer or a follow-up. The first becomes the interaction's original. */
export function postAnswer(world: World, call: Call, interaction: Interaction, form: ContentsForm): StoredMessage {
  if (world.channel(interaction.channel.id) !== interaction.channel) throw refusals.unknownChannel();
  const isEphemeral = ((form.flags ?? 0) & Ephemeral) !== 0;
  const stored = postAsBot(world, call, form, ANSWERING, originOf(world, interaction, isEphemeral));
  return keep(interaction, stored);
}

/** Posts the message that says that the bot is thinking. */
export function postLoading(world: World, interaction: Interaction, flags: number): StoredMessage {
  const contents = { ...SILENCE, flags: flags | Loading };
  const origin = originOf(world, interaction, (flags & Ephemeral) !== 0);
  const author = world.application.bot;
  return keep(interaction, world.messages.post({ ...origin, author, mentions: NO_MENTIONS }, contents));
}

/** Changes an answer, or the message with the component that was pressed. */
export function editAnswer(world: World, call: Call, form: ContentsForm, stored: StoredMessage): void {
  editAsBot(world, call, form, EDITING, stored);
}

function originOf(
  { application }: World,
  interaction: Interaction,
  isEphemeral: boolean,
): Omit<MessageOrigin, 'author' | 'mentions'> {
  const replyTo = answeredMessage(interaction);
  return {
    channel: interaction.channel,
    more: answerFields(interaction, application.id),
    ...(isEphemeral && { reader: interaction.user.id }),
    ...(replyTo && { replyTo }),
  };
}

function keep(interaction: Interaction, stored: StoredMessage): StoredMessage {
  interaction.original ??= stored;
  interaction.messages.push(stored);
  return stored;
}
