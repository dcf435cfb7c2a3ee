import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
} from 'discord.js';
import type { Options } from '../../commands/command.ts';
import { questionText } from './question-text.ts';

/** What somebody filled in, in the commands' own words: files with their addresses, channels by their ids. */
export function filledIn({ options, guildId }: ChatInputCommandInteraction | AutocompleteInteraction): Options {
  const data = options.data.flatMap((option) => option.options ?? [option]);
  return Object.fromEntries(
    data.flatMap((option) => {
      const value = filledValue(option, guildId);
      return value === undefined ? [] : [[option.name, value]];
    }),
  );
}

function filledValue(option: CommandInteractionOption, server: string | null): Options[string] | undefined {
  const { type, value, attachment } = option;
  if (type === ApplicationCommandOptionType.Attachment)
    return attachment ? { name: attachment.name, size: attachment.size, url: attachment.url } : undefined;
  if (type === ApplicationCommandOptionType.Channel) return channelOf(option, server);
  return typeof value === 'string' ? questionText(value) : value;
}

/** A client may name any channel; one of another server is none. */
function channelOf({ channel }: CommandInteractionOption, server: string | null): string | undefined {
  if (!channel || ('guildId' in channel && channel.guildId !== server)) return undefined;
  return channel.id;
}
