import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import { toDiscordMessage } from '../rendering/discord-message.ts';
import type { Reply } from '../replies/reply.ts';
import { modalPayload } from './modals.ts';
import { messagePayload } from './payload.ts';

/** What is answered with a message. */
export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ButtonInteraction
  | ModalSubmitInteraction;

/** Whether an interaction is answered with a message, and so with an apology too. */
export function isAnswerable(interaction: Interaction): interaction is Answerable {
  return (
    interaction.isChatInputCommand() ||
    interaction.isMessageContextMenuCommand() ||
    interaction.isButton() ||
    interaction.isModalSubmit()
  );
}

/** A message that was sent, and whether others than the person who asked can read it. */
export type SentMessage = { readonly id: string; readonly isPublic: boolean };

/** Sends a reply, or fills in the one that was put off. Resolves with the message; a form is none. */
export async function respond(
  interaction: Answerable,
  reply: Reply,
  isEphemeral: boolean,
): Promise<SentMessage | undefined> {
  if (reply.kind === 'modal' && !interaction.isModalSubmit() && !interaction.deferred) {
    await interaction.showModal(modalPayload(reply));
    return undefined;
  }
  const payload = await messagePayload(toDiscordMessage(reply));
  const ephemeralPayload = { ...payload, flags: [...payload.flags, MessageFlags.Ephemeral] as const };
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

/** The message that the button is on waits to be turned; what is sent now must not take its place. */
function isUpdateDeferred({ deferred, ephemeral }: Answerable): boolean {
  return deferred && ephemeral === null;
}

/** Turns the message that a button is on into the reply. Files that it had are gone then. */
export async function updateMessage(interaction: ButtonInteraction, reply: Reply): Promise<void> {
  const payload = { ...(await messagePayload(toDiscordMessage(reply))), attachments: [] };
  if (interaction.deferred) await interaction.editReply(payload);
  else await interaction.update(payload);
}
