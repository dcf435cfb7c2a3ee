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
  type Access,
  type Choice,
  type Command,
  type CommandContext,
  maxChoiceLength,
  maxChoices,
  type OptionValues,
  stringOption,
} from '../../commands/context.ts';
import { buttonHandlers, messageContextMenus, modalHandlers } from '../../commands/index.ts';
import { parseCustomId } from '../../commands/shared/custom-id.ts';
import type { Notice, Reply } from '../replies/reply.ts';
import { findCommand } from './find-command.ts';
import { readModalFields } from './modals.ts';
import { questionText, readOptions } from './read-input.ts';
import { recordAnswer } from './record-answer.ts';
import { type Answerable, respond, updateMessage } from './respond.ts';

/** Answers one interaction. Rejects if Discord refuses the answer or a command throws. */
export async function handleInteraction(interaction: Interaction, context: CommandContext): Promise<void> {
  if (interaction.isAutocomplete()) return handleAutocomplete(interaction, context);
  if (interaction.isChatInputCommand()) return handleCommand(interaction, context);
  if (interaction.isMessageContextMenuCommand()) return handleContextMenu(interaction, context);
  if (interaction.isButton()) return handleButton(interaction, context);
  if (interaction.isModalSubmit()) return handleModal(interaction, context);
}

async function handleCommand(interaction: ChatInputCommandInteraction, context: CommandContext): Promise<void> {
  const command = findCommand(context, interaction.commandName, interaction.options.getSubcommand(false) ?? undefined);
  if (!command) return respondWithNotice(interaction, 'outdated');
  if (!isAllowed(interaction, command.access)) return respondWithNotice(interaction, 'needs-manage-server');
  const options = readOptions(interaction);
  const commandContext = withResolvedSnapshot(command, options, context);
  if (!commandContext) return respondWithNotice(interaction, 'no-such-incident');
  const isEphemeral = command.ephemeral(options);
  if (command.deferred) await interaction.deferReply(isEphemeral ? { flags: MessageFlags.Ephemeral } : {});
  const reply = await command.run(options, commandContext);
  const message = await respond(interaction, reply, isEphemeral);
  const hasQuestionOption = command.options.some(({ name }) => name === 'question');
  await recordAnswer(commandContext, reply, hasQuestionOption ? stringOption(options, 'question') : undefined, message);
}

/** The context with the snapshot that the command answers from; undefined if the incident does not exist. */
function withResolvedSnapshot(
  { resolveSnapshot }: Command,
  options: OptionValues,
  context: CommandContext,
): CommandContext | undefined {
  const snapshot = resolveSnapshot ? resolveSnapshot(options, context) : context.snapshot;
  return snapshot && { ...context, snapshot };
}

/** Checked here too, because a server's settings can show moderator commands to everyone. */
function isAllowed(interaction: Answerable | AutocompleteInteraction, access: Access): boolean {
  if (access === 'everyone') return true;
  return interaction.inGuild() && interaction.memberPermissions.has(PermissionFlagsBits.ManageGuild);
}

async function respondWithNotice(interaction: Answerable, notice: Notice): Promise<void> {
  await respond(interaction, { kind: 'notice', notice }, true);
}

async function handleContextMenu(
  interaction: MessageContextMenuCommandInteraction,
  context: CommandContext,
): Promise<void> {
  const menu = messageContextMenus.find(({ name }) => name === interaction.commandName);
  if (!menu) return respondWithNotice(interaction, 'outdated');
  const question = questionText(interaction.targetMessage.content);
  const reply = await menu.run(question, context);
  const message = await respond(interaction, reply, reply.kind === 'notice');
  // The author did not write the text to the bot, so it is not stored.
  await recordAnswer(context, reply, undefined, message);
}

async function handleButton(interaction: ButtonInteraction, context: CommandContext): Promise<void> {
  const { action, argument } = parseCustomId(interaction.customId);
  const button = buttonHandlers.find((handler) => handler.action === action);
  if (!button) return respondWithNotice(interaction, 'outdated');
  if (!isAllowed(interaction, button.access)) return respondWithNotice(interaction, 'needs-manage-server');
  if (button.deferred) await defer(interaction, button.updatesMessage);
  const reply = await button.run(argument, context, interaction.message.id);
  if (!button.updatesMessage || !replacesMessage(reply)) return void (await respond(interaction, reply, true));
  await updateMessage(interaction, reply);
  const { id, flags } = interaction.message;
  // Corrections apply to the page that the message shows now.
  await recordAnswer(context, reply, undefined, { id, isPublic: !flags.has(MessageFlags.Ephemeral) });
}

async function defer(interaction: ButtonInteraction, updatesMessage: boolean): Promise<void> {
  if (updatesMessage) await interaction.deferUpdate();
  else await interaction.deferReply({ flags: MessageFlags.Ephemeral });
}

/** A notice is sent separately and the message stays, unless none of its buttons can be used again. */
function replacesMessage(reply: Reply): boolean {
  return reply.kind === 'notice' ? finalNotices.has(reply.notice) : reply.kind !== 'modal';
}

const finalNotices: ReadonlySet<Notice> = new Set(['discarded', 'gap-ignored', 'no-gaps']);

async function handleModal(interaction: ModalSubmitInteraction, context: CommandContext): Promise<void> {
  const { action, argument } = parseCustomId(interaction.customId);
  const modal = modalHandlers.find((handler) => handler.action === action);
  if (!modal) return respondWithNotice(interaction, 'outdated');
  if (!isAllowed(interaction, modal.access)) return respondWithNotice(interaction, 'needs-manage-server');
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  await respond(interaction, await modal.run(argument, readModalFields(interaction.fields), context), true);
}

async function handleAutocomplete(interaction: AutocompleteInteraction, context: CommandContext): Promise<void> {
  const command = findCommand(context, interaction.commandName, interaction.options.getSubcommand(false) ?? undefined);
  const choices =
    command && isAllowed(interaction, command.access) ? await autocompleteChoices(interaction, command, context) : [];
  const validChoices = choices.filter(
    ({ name, value }) => name.length <= maxChoiceLength && value.length <= maxChoiceLength,
  );
  await interaction.respond(validChoices.slice(0, maxChoices).map(({ name, value }) => ({ name, value })));
}

/** Uses the snapshot that the command would answer from, or the channel's own while the incident option is incomplete. */
async function autocompleteChoices(
  interaction: AutocompleteInteraction,
  command: Command,
  context: CommandContext,
): Promise<readonly Choice[]> {
  const { name, value } = interaction.options.getFocused(true);
  const option = command.options.find((candidate) => candidate.name === name);
  if (option?.kind !== 'string' || !option.autocomplete) return [];
  return option.autocomplete(value, withResolvedSnapshot(command, readOptions(interaction), context) ?? context);
}
