import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
} from 'discord.js';
import type { OptionValues } from '../../commands/context.ts';
import { questionText } from './question-text.ts';

/** What somebody filled in, in the commands' own words: files with their addresses, channels by their ids. */
export function readOptions({ options, guildId }: ChatInputCommandInteraction | AutocompleteInteraction): OptionValues {
  const data = options.data.flatMap((option) => option.options ?? [option]);
  return Object.fromEntries(
    data.flatMap((option) => {
      const value = readOptionValue(option, guildId);
      return value === undefined ? [] : [[option.name, value]];
    }),
  );
}

function readOptionValue(option: CommandInteractionOption, serverId: string | null): OptionValues[string] | undefined {
  const { type, value, attachment } = option;
  if (type === ApplicationCommandOptionType.Attachment)
    return attachment ? { name: attachment.name, size: attachment.size, url: attachment.url } : undefined;
  if (type === ApplicationCommandOptionType.Channel) return readChannelId(option, serverId);
  return typeof value === 'string' ? questionText(value) : value;
}

/** A client may name any channel; one of another server is none. */
function readChannelId({ channel }: CommandInteractionOption, serverId: string | null): string | undefined {
  if (!channel || ('guildId' in channel && channel.guildId !== serverId)) return undefined;
  return channel.id;
}
