import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import { longestChoice, mostChoices, type Options, type Room, type Who } from '../../commands/command.ts';
import type { Reply } from '../answering/reply.ts';
import { readCustomId } from '../rendering/custom-id.ts';
import { drawMessage } from '../rendering/message.ts';
import { findButton, findCommand, findMenu } from './dispatch.ts';
import { messagePayload } from './payload.ts';
import { questionText } from './question-text.ts';

/** Answers one interaction. Rejects where Discord refuses the answer or the bot has a fault. */
export async function answerInteraction(interaction: Interaction, room: Room): Promise<void> {
  if (interaction.isAutocomplete()) return suggest(interaction, room);
  if (interaction.isChatInputCommand()) return answerCommand(interaction, room);
  if (interaction.isMessageContextMenuCommand()) return answerMenu(interaction, room);
  if (interaction.isButton()) return answerButton(interaction, room);
}

/** What is answered with a message. */
export type Answerable = ChatInputCommandInteraction | MessageContextMenuCommandInteraction | ButtonInteraction;

/** Whether an interaction is answered with a message, and so with an apology too. */
export function isAnswerable(interaction: Interaction): interaction is Answerable {
  return interaction.isChatInputCommand() || interaction.isMessageContextMenuCommand() || interaction.isButton();
}

/** Sends a reply, or fills in the one that was put off. */
export async function send(interaction: Answerable, reply: Reply, isPrivate: boolean): Promise<void> {
  const payload = messagePayload(drawMessage(reply));
  if (interaction.deferred) await interaction.editReply(payload);
  else await interaction.reply(isPrivate ? { ...payload, flags: [...payload.flags, MessageFlags.Ephemeral] } : payload);
}

async function answerCommand(interaction: ChatInputCommandInteraction, room: Room): Promise<void> {
  const command = findCommand(room, interaction.commandName, interaction.options.getSubcommand(false) ?? undefined);
  if (!command) return send(interaction, outdated, true);
  if (!mayUse(interaction, command.who))
    return send(interaction, { kind: 'notice', notice: 'needs-manage-server' }, true);
  const options = filledIn(interaction);
  const isPrivate = command.isPrivate(options);
  if (command.slow) await interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {});
  await send(interaction, await command.run(options, room), isPrivate);
}

/** Discord hides moderators' commands by default, but a server's settings can undo that; so it is asked again here. */
function mayUse(interaction: Answerable, who: Who): boolean {
  return who === 'everyone' || (interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false);
}

function filledIn({ options }: ChatInputCommandInteraction): Options {
  const data = options.data.flatMap((option) => option.options ?? [option]);
  return Object.fromEntries(
    data.flatMap(({ name, value }) =>
      value === undefined ? [] : [[name, typeof value === 'string' ? questionText(value) : value]],
    ),
  );
}

async function answerMenu(interaction: MessageContextMenuCommandInteraction, room: Room): Promise<void> {
  const menu = findMenu(interaction.commandName);
  const reply = menu ? await menu.run(questionText(interaction.targetMessage.content), room) : outdated;
  await send(interaction, reply, reply.kind === 'notice');
}

const outdated: Reply = { kind: 'notice', notice: 'outdated' };

async function answerButton(interaction: ButtonInteraction, room: Room): Promise<void> {
  const { action, argument } = readCustomId(interaction.customId);
  const button = findButton(action);
  const reply = button ? await button.run(argument, room) : outdated;
  if (button?.turns && reply.kind !== 'notice') await interaction.update(messagePayload(drawMessage(reply)));
  else await send(interaction, reply, true);
}

async function suggest(interaction: AutocompleteInteraction, room: Room): Promise<void> {
  const command = findCommand(room, interaction.commandName, interaction.options.getSubcommand(false) ?? undefined);
  const focused = interaction.options.getFocused(true);
  const option = command?.options.find(({ name }) => name === focused.name);
  const choices = option?.kind === 'text' ? (option.suggest?.(focused.value, room.shift) ?? []) : [];
  const fitting = choices.filter(({ name, value }) => name.length <= longestChoice && value.length <= longestChoice);
  await interaction.respond(fitting.slice(0, mostChoices).map(({ name, value }) => ({ name, value })));
}
