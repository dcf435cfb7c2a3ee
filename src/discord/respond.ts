import {
  AttachmentBuilder,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  DiscordAPIError,
  type Interaction,
  type Message,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { MessageFile } from '../rendering/blocks.ts';
import { svgToPng } from '../rendering/svg-to-png.ts';
import type { Reply } from '../replies/reply.ts';
import { toDiscordMessage } from './discord-message.ts';
import { modalPayload } from './modals.ts';

/** An interaction that is answered with a message. */
export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ButtonInteraction
  | ModalSubmitInteraction;

export function isAnswerable(interaction: Interaction): interaction is Answerable {
  return (
    interaction.isChatInputCommand() ||
    interaction.isMessageContextMenuCommand() ||
    interaction.isButton() ||
    interaction.isModalSubmit()
  );
}

/** A sent message, and whether people other than the user who asked can read it. */
export type SentMessage = { readonly id: string; readonly isPublic: boolean };

/** Replies to a message. If that message was deleted in the meantime, Discord posts the reply without the reference. */
export async function respondToMessage(message: Message, reply: Reply): Promise<SentMessage> {
  const payload = await messagePayload(reply);
  const { id } = await message
    .reply({ ...payload, failIfNotExists: false })
    .catch((error: unknown) => sendWithoutReference(error, message, payload));
  return { id, isPublic: true };
}

/** Discord allows a reference only with the permission Read Message History. */
function sendWithoutReference(
  error: unknown,
  { channel }: Message,
  payload: Awaited<ReturnType<typeof messagePayload>>,
): Promise<Message> {
  const lacksHistory =
    error instanceof DiscordAPIError &&
    error.code === RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory;
  if (!lacksHistory || !channel.isSendable()) throw error;
  return channel.send(payload);
}

/** Replaces the answer to an edited question, with its buttons and files. */
export async function editAnswer(message: Message, answerId: string, reply: Reply): Promise<SentMessage> {
  const payload = { ...(await messagePayload(reply)), attachments: [] };
  const { id } = await message.channel.messages.edit(answerId, payload);
  return { id, isPublic: true };
}

/** Sends the reply, or edits the deferred one. Resolves with the message; a modal is not a message. */
export async function respond(
  interaction: Answerable,
  reply: Reply,
  isEphemeral: boolean,
): Promise<SentMessage | undefined> {
  if (reply.kind === 'modal' && !interaction.isModalSubmit() && !interaction.deferred) {
    await interaction.showModal(modalPayload(reply));
    return undefined;
  }
  const payload = await messagePayload(reply);
  const ephemeralPayload = { ...payload, flags: [payload.flags, MessageFlags.Ephemeral] as const };
  if (isUpdateDeferred(interaction)) {
    const { id } = await interaction.followUp(ephemeralPayload);
    return { id, isPublic: false };
  }
  if (interaction.deferred) {
    const { id } = await interaction.editReply(payload);
    return { id, isPublic: interaction.ephemeral === false };
  }
  const { resource } = await interaction.reply({ ...(isEphemeral ? ephemeralPayload : payload), withResponse: true });
  return resource?.message ? { id: resource.message.id, isPublic: !isEphemeral } : undefined;
}

/** After `deferUpdate` an edit would replace the message with the button, so the reply is a follow-up. */
function isUpdateDeferred({ deferred, ephemeral }: Answerable): boolean {
  return deferred && ephemeral === null;
}

/** Replaces the message with the button by the reply, and removes the files of that message. */
export async function updateMessage(interaction: ButtonInteraction, reply: Reply): Promise<void> {
  const payload = { ...(await messagePayload(reply)), attachments: [] };
  if (interaction.deferred) await interaction.editReply(payload);
  else await interaction.update(payload);
}

/** A message for discord.js. It pings no user, because answers quote other people's words. */
async function messagePayload(reply: Reply) {
  const { file, ...message } = toDiscordMessage(reply, new Date());
  return {
    ...message,
    ...(file ? { files: [await attachment(file)] } : {}),
    allowedMentions: { parse: [], repliedUser: false },
  };
}

/** Pictures become PNG here, because Discord shows no SVG. */
async function attachment(file: MessageFile): Promise<AttachmentBuilder> {
  const { name } = file;
  if ('text' in file) return new AttachmentBuilder(Buffer.from(file.text), { name });
  if ('bytes' in file) return new AttachmentBuilder(Buffer.from(file.bytes), { name });
  const { svg, description } = file;
  return new AttachmentBuilder(Buffer.from(await svgToPng(svg)), { name, description });
}
