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
  type ButtonHandler,
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
import { acknowledgeInTime } from './acknowledge-in-time.ts';
import { findFactCommand, findGeneralCommand } from './find-command.ts';
import { readModalFields } from './modals.ts';
import { questionText, readOptions } from './read-input.ts';
import { recordAnswer } from './record-answer.ts';
import { type Answerable, respond, updateMessage } from './respond.ts';

/** Loads the knowledge that the interaction is answered from. */
type LoadContext = () => Promise<CommandContext>;

/** Answers one interaction. Rejects if Discord refuses the answer or a command throws. */
export async function handleInteraction(interaction: Interaction, loadContext: LoadContext): Promise<void> {
  if (interaction.isAutocomplete()) return handleAutocomplete(interaction, loadContext);
  if (interaction.isChatInputCommand()) return handleCommand(interaction, loadContext);
  if (interaction.isMessageContextMenuCommand()) return handleContextMenu(interaction, loadContext);
  if (interaction.isButton()) return handleButton(interaction, loadContext);
  if (interaction.isModalSubmit()) return handleModal(interaction, loadContext);
}

async function handleCommand(interaction: ChatInputCommandInteraction, loadContext: LoadContext): Promise<void> {
  const general = findGeneralCommand(interaction.commandName, interaction.options.getSubcommand(false) ?? undefined);
  if (general && !isAllowed(interaction, general.access)) return respondWithNotice(interaction, 'needs-manage-server');
  const options = readOptions(interaction);
  const isEphemeral = general?.ephemeral(options) ?? false;
  const defer = async () => {
    if (!interaction.deferred) await interaction.deferReply(isEphemeral ? { flags: MessageFlags.Ephemeral } : {});
  };
  if (general?.deferred) await defer();
  const result = await acknowledgeInTime(runCommand(general, interaction.commandName, options, loadContext), defer);
  if ('notice' in result) return respondWithNotice(interaction, result.notice);
  const { command, context, reply } = result;
  const message = await respond(interaction, reply, isEphemeral);
  const hasQuestionOption = command.options.some(({ name }) => name === 'question');
  await recordAnswer(context, reply, hasQuestionOption ? stringOption(options, 'question') : undefined, message);
}

type CommandResult =
  | { readonly command: Command; readonly context: CommandContext; readonly reply: Reply }
  | { readonly notice: Notice };

async function runCommand(
  general: Command | undefined,
  name: string,
  options: OptionValues,
  loadContext: LoadContext,
): Promise<CommandResult> {
  const context = await loadContext();
  const command = general ?? (await findFactCommand(context, name));
  if (!command) return { notice: 'outdated' };
  const commandContext = await withResolvedSnapshot(command, options, context);
  if (!commandContext) return { notice: 'no-such-incident' };
  return { command, context: commandContext, reply: await command.run(options, commandContext) };
}

/** The context with the snapshot that the command answers from; undefined if the incident does not exist. */
async function withResolvedSnapshot(
  { resolveSnapshot }: Command,
  options: OptionValues,
  context: CommandContext,
): Promise<CommandContext | undefined> {
  const snapshot = resolveSnapshot ? await resolveSnapshot(options, context) : context.snapshot;
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
  loadContext: LoadContext,
): Promise<void> {
  const menu = messageContextMenus.find(({ name }) => name === interaction.commandName);
  if (!menu) return respondWithNotice(interaction, 'outdated');
  const question = questionText(interaction.targetMessage.content);
  const context = await acknowledgeInTime(loadContext(), () => interaction.deferReply());
  const reply = await menu.run(question, context);
  const message = await respond(interaction, reply, reply.kind === 'notice');
  // The author did not write the text to the bot, so it is not stored.
  await recordAnswer(context, reply, undefined, message);
}

async function handleButton(interaction: ButtonInteraction, loadContext: LoadContext): Promise<void> {
  const { action, argument } = parseCustomId(interaction.customId);
  const button = buttonHandlers.find((handler) => handler.action === action);
  if (!button) return respondWithNotice(interaction, 'outdated');
  if (!isAllowed(interaction, button.access)) return respondWithNotice(interaction, 'needs-manage-server');
  if (button.deferred) await defer(interaction, button.updatesMessage);
  const run = async () => {
    const context = await loadContext();
    return { context, reply: await button.run(argument, context, interaction.message.id) };
  };
  const { context, reply } = await acknowledgeInTime(run(), () => acknowledgeButton(interaction, button));
  // The press was answered with the notice that the knowledge is being loaded.
  if (interaction.replied) return;
  if (!button.updatesMessage || !replacesMessage(reply)) return void (await respond(interaction, reply, true));
  await updateMessage(interaction, reply);
  const { id, flags } = interaction.message;
  // Corrections apply to the page that the message shows now.
  await recordAnswer(context, reply, undefined, { id, isPublic: !flags.has(MessageFlags.Ephemeral) });
}

/** A modal can't be opened after a deferral. */
async function acknowledgeButton(
  interaction: ButtonInteraction,
  { opensModal, updatesMessage }: ButtonHandler,
): Promise<void> {
  if (interaction.deferred) return;
  if (opensModal) await respondWithNotice(interaction, 'loading');
  else await defer(interaction, updatesMessage);
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

async function handleModal(interaction: ModalSubmitInteraction, loadContext: LoadContext): Promise<void> {
  const { action, argument } = parseCustomId(interaction.customId);
  const modal = modalHandlers.find((handler) => handler.action === action);
  if (!modal) return respondWithNotice(interaction, 'outdated');
  if (!isAllowed(interaction, modal.access)) return respondWithNotice(interaction, 'needs-manage-server');
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  await respond(interaction, await modal.run(argument, readModalFields(interaction.fields), await loadContext()), true);
}

async function handleAutocomplete(interaction: AutocompleteInteraction, loadContext: LoadContext): Promise<void> {
  const command = findGeneralCommand(interaction.commandName, interaction.options.getSubcommand(false) ?? undefined);
  const suggest = async () =>
    command && isAllowed(interaction, command.access)
      ? autocompleteChoices(interaction, command, await loadContext())
      : [];
  const choices = await acknowledgeInTime(suggest(), () => interaction.respond([]));
  if (interaction.responded) return;
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
  return option.autocomplete(
    value,
    (await withResolvedSnapshot(command, readOptions(interaction), context)) ?? context,
  );
}
