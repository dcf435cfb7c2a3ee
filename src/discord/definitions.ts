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
import type { Command, CommandGroup, MessageMenu, Option, Subcommand } from '../../commands/command.ts';
import { generalCommands, messageMenus } from '../../commands/index.ts';

/** What Discord is told of a command. */
export type Definition = RESTPostAPIApplicationCommandsJSONBody;

/** All that is offered on every server, whatever the knowledge. */
export function generalDefinitions(): Definition[] {
  return [...generalCommands.map(generalDefinition), ...messageMenus.map(menuDefinition)];
}

/** A command for every server and for direct messages; a moderators' command for servers only. */
export function generalDefinition(command: Command | CommandGroup): Definition {
  const forModerators = command.who === 'moderators';
  return {
    ...definition(command),
    contexts: forModerators
      ? [InteractionContextType.Guild]
      : [InteractionContextType.Guild, InteractionContextType.BotDM],
    ...(forModerators ? { default_member_permissions: PermissionFlagsBits.ManageGuild.toString() } : {}),
  };
}

/** A command of one server, made from the knowledge in force; a server's own commands have no contexts. */
export function serverDefinition(command: Command): Definition {
  return definition(command);
}

/** An entry in the menu of a message, for every server and for direct messages. */
export function menuDefinition({ name }: MessageMenu): Definition {
  return {
    type: ApplicationCommandType.Message,
    name,
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  };
}

function definition(command: Command | CommandGroup) {
  const { name, description } = command;
  const options: APIApplicationCommandOption[] =
    command.kind === 'group' ? command.commands.map(subcommand) : command.options.map(basicOption);
  return { type: ApplicationCommandType.ChatInput, name, description, options } as const satisfies Definition;
}

function subcommand({ name, description, options }: Subcommand): APIApplicationCommandOption {
  return { type: ApplicationCommandOptionType.Subcommand, name, description, options: options.map(basicOption) };
}

function basicOption(option: Option): APIApplicationCommandBasicOption {
  const { name, description } = option;
  const required = option.required ?? false;
  switch (option.kind) {
    case 'text': {
      const common = {
        type: ApplicationCommandOptionType.String as const,
        name,
        description,
        required,
        max_length: option.longest,
      };
      return option.suggest ? { ...common, autocomplete: true } : common;
    }
    case 'number':
      return {
        type: ApplicationCommandOptionType.Integer,
        name,
        description,
        required,
        min_value: option.least,
        max_value: option.most,
      };
    case 'flag':
      return { type: ApplicationCommandOptionType.Boolean, name, description, required };
    case 'file':
      return { type: ApplicationCommandOptionType.Attachment, name, description, required };
    case 'channel':
      return { type: ApplicationCommandOptionType.Channel, name, description, required, channel_types: writable() };
    default:
      return option satisfies never;
  }
}

/** Kinds of channels in which the bot can post. */
function writable(): (ChannelType.GuildText | ChannelType.GuildAnnouncement)[] {
  return [ChannelType.GuildText, ChannelType.GuildAnnouncement];
}
