import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import {
  type Choice,
  type Command,
  longestChoice,
  mostChoices,
  type Options,
  type Room,
  textOption,
  type Who,
} from '../../commands/command.ts';
import type { Notice, Reply } from '../answering/reply.ts';
import { readCustomId } from '../rendering/custom-id.ts';
import { noteAsked } from './asked.ts';
import { findButton, findCommand, findForm, findMenu } from './dispatch.ts';
import { filledIn } from './filled-in.ts';
import { fieldsOf } from './forms.ts';
import { questionText } from './question-text.ts';
import { type Answerable, send, turn } from './sending.ts';

/** Answers one interaction. Rejects where Discord refuses the answer or the bot has a fault. */
export async function answerInteraction(interaction: Interaction, room: Room): Promise<void> {
  if (interaction.isAutocomplete()) return suggest(interaction, room);
  if (interaction.isChatInputCommand()) return answerCommand(interaction, room);
  if (interaction.isMessageContextMenuCommand()) return answerMenu(interaction, room);
  if (interaction.isButton()) return answerButton(interaction, room);
  if (interaction.isModalSubmit()) return answerForm(interaction, room);
}

async function answerCommand(interaction: ChatInputCommandInteraction, room: Room): Promise<void> {
  const command = findCommand(room, interaction.commandName, interaction.options.getSubcommand(false) ?? undefined);
  if (!command) return tell(interaction, 'outdated');
  if (!mayUse(interaction, command.who)) return tell(interaction, 'needs-manage-server');
  const options = filledIn(interaction);
  const here = roomOf(command, options, room);
  if (!here) return tell(interaction, 'no-such-incident');
  const isPrivate = command.isPrivate(options);
  if (command.slow) await interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {});
  const reply = await command.run(options, here);
  const message = await send(interaction, reply, isPrivate);
  const asksInWords = command.options.some(({ name }) => name === 'question');
  await noteAsked(here, reply, asksInWords ? textOption(options, 'question') : undefined, message);
}

/** The room with the state that a command answers from; undefined where there is no such one. */
function roomOf({ answersFrom }: Command, options: Options, room: Room): Room | undefined {
  const shift = answersFrom ? answersFrom(options, room) : room.shift;
  return shift && { ...room, shift };
}

/** Discord hides moderators' commands by default, but a server's settings can undo that; so it is asked again here. */
function mayUse(interaction: Answerable | AutocompleteInteraction, who: Who): boolean {
  if (who === 'everyone') return true;
  return interaction.inGuild() && interaction.memberPermissions.has(PermissionFlagsBits.ManageGuild);
}

async function tell(interaction: Answerable, notice: Notice): Promise<void> {
  await send(interaction, { kind: 'notice', notice }, true);
}

async function answerMenu(interaction: MessageContextMenuCommandInteraction, room: Room): Promise<void> {
  const menu = findMenu(interaction.commandName);
  if (!menu) return tell(interaction, 'outdated');
  const question = questionText(interaction.targetMessage.content);
  const reply = await menu.run(question, room);
  const message = await send(interaction, reply, reply.kind === 'notice');
  // Whoever wrote the words did not say them to the bot, so they are not kept.
  await noteAsked(room, reply, undefined, message);
}

async function answerButton(interaction: ButtonInteraction, room: Room): Promise<void> {
  const { action, argument } = readCustomId(interaction.customId);
  const button = findButton(action);
  if (!button) return tell(interaction, 'outdated');
  if (!mayUse(interaction, button.who)) return tell(interaction, 'needs-manage-server');
  if (button.slow) await putOff(interaction, button.turns);
  const reply = await button.run(argument, room, interaction.message.id);
  if (!button.turns || !takesPlace(reply)) return void (await send(interaction, reply, true));
  await turn(interaction, reply);
  const { id, flags } = interaction.message;
  // A page that was turned is what has to be corrected from now on.
  await noteAsked(room, reply, undefined, { id, isPublic: !flags.has(MessageFlags.Ephemeral) });
}

async function putOff(interaction: ButtonInteraction, turns: boolean): Promise<void> {
  if (turns) await interaction.deferUpdate();
  else await interaction.deferReply({ flags: MessageFlags.Ephemeral });
}

/** A notice is told beside the message, which stays, unless nothing of it is left to press. */
function takesPlace(reply: Reply): boolean {
  return reply.kind === 'notice' ? closing.has(reply.notice) : reply.kind !== 'form';
}

const closing: ReadonlySet<Notice> = new Set(['discarded', 'gap-ignored', 'no-gaps']);

async function answerForm(interaction: ModalSubmitInteraction, room: Room): Promise<void> {
  const { action, argument } = readCustomId(interaction.customId);
  const form = findForm(action);
  if (!form) return tell(interaction, 'outdated');
  if (!mayUse(interaction, form.who)) return tell(interaction, 'needs-manage-server');
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  await send(interaction, await form.run(argument, fieldsOf(interaction.fields), room), true);
}

async function suggest(interaction: AutocompleteInteraction, room: Room): Promise<void> {
  const command = findCommand(room, interaction.commandName, interaction.options.getSubcommand(false) ?? undefined);
  const choices = command && mayUse(interaction, command.who) ? await choicesFor(interaction, command, room) : [];
  const fitting = choices.filter(({ name, value }) => name.length <= longestChoice && value.length <= longestChoice);
  await interaction.respond(fitting.slice(0, mostChoices).map(({ name, value }) => ({ name, value })));
}

/** From the state that the command would answer from; while its name is being typed, that is still the one in force here. */
async function choicesFor(
  interaction: AutocompleteInteraction,
  command: Command,
  room: Room,
): Promise<readonly Choice[]> {
  const { name, value } = interaction.options.getFocused(true);
  const option = command.options.find((one) => one.name === name);
  if (option?.kind !== 'text' || !option.suggest) return [];
  return option.suggest(value, roomOf(command, filledIn(interaction), room) ?? room);
}
