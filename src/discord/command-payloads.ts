import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { Command, CommandGroup, CommandOption, MessageContextMenu, Subcommand } from '../../commands/context.ts';
import { generalCommands, messageContextMenus } from '../../commands/index.ts';

/** A command as Discord's API takes it. */
export type CommandPayload = RESTPostAPIApplicationCommandsJSONBody;

/** The commands of every server, independent of the knowledge. */
export function generalCommandPayloads(): CommandPayload[] {
  return [...generalCommands.map(generalCommandPayload), ...messageContextMenus.map(contextMenuPayload)];
}

/** A command for servers and direct messages. A moderator command is for servers only. */
export function generalCommandPayload(command: Command | CommandGroup): CommandPayload {
  const isModeratorsOnly = command.access === 'moderators';
  return {
    ...basePayload(command),
    contexts: isModeratorsOnly
      ? [InteractionContextType.Guild]
      : [InteractionContextType.Guild, InteractionContextType.BotDM],
    ...(isModeratorsOnly ? { default_member_permissions: PermissionFlagsBits.ManageGuild.toString() } : {}),
  };
}

/** A command of one server, made from the active knowledge. Server commands have no contexts. */
export function serverCommandPayload(command: Command): CommandPayload {
  return basePayload(command);
}

/** A message context menu command, for servers and direct messages. */
export function contextMenuPayload({ name }: MessageContextMenu): CommandPayload {
  return {
    type: ApplicationCommandType.Message,
    name,
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  };
}

function basePayload(command: Command | CommandGroup) {
  const { name, description } = command;
  const options: APIApplicationCommandOption[] =
    command.kind === 'group' ? command.commands.map(subcommandPayload) : command.options.map(optionPayload);
  return { type: ApplicationCommandType.ChatInput, name, description, options } as const satisfies CommandPayload;
}

function subcommandPayload({ name, description, options }: Subcommand): APIApplicationCommandOption {
  return { type: ApplicationCommandOptionType.Subcommand, name, description, options: options.map(optionPayload) };
}

function optionPayload(option: CommandOption): APIApplicationCommandBasicOption {
  const { name, description } = option;
  const required = option.required ?? false;
  switch (option.kind) {
    case 'string': {
      const base = {
        type: ApplicationCommandOptionType.String as const,
        name,
        description,
        required,
        max_length: option.maxLength,
      };
      if (option.choices)
        return { ...base, choices: option.choices.map(({ name: label, value }) => ({ name: label, value })) };
      return option.autocomplete ? { ...base, autocomplete: true } : base;
    }
    case 'integer':
      return {
        type: ApplicationCommandOptionType.Integer,
        name,
        description,
        required,
        min_value: option.min,
        max_value: option.max,
      };
    case 'boolean':
      return { type: ApplicationCommandOptionType.Boolean, name, description, required };
    case 'attachment':
      return { type: ApplicationCommandOptionType.Attachment, name, description, required };
    case 'channel':
      return {
        type: ApplicationCommandOptionType.Channel,
        name,
        description,
        required,
        channel_types: writableChannelTypes(),
      };
    default:
      return option satisfies never;
  }
}

/** Kinds of channels in which the bot can post. */
function writableChannelTypes(): (ChannelType.GuildText | ChannelType.GuildAnnouncement)[] {
  return [ChannelType.GuildText, ChannelType.GuildAnnouncement];
}
