import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type BaseInteraction,
  type Channel,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  type Message,
} from 'discord.js';
import type { OptionValues } from '../../commands/context.ts';
import type { Location } from '../moderation/moderation.ts';

/** The values of a command's options: attachments with their URLs, channels by their ids. */
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

/** A client may send any channel; channels of other servers are ignored. */
function readChannelId({ channel }: CommandInteractionOption, serverId: string | null): string | undefined {
  if (!channel || ('guildId' in channel && channel.guildId !== serverId)) return undefined;
  return channel.id;
}

/** Mentions, channels, custom emoji, commands, server pages and timestamps, as Discord writes them in a text. */
const discordMarkup = /<(?:@[!&]?|#|a?:\w+:|\/[^:>]+:)\d+>|<id:[\w-]+(?::\d+)?>|<t:-?\d+(?::\w)?>/g;

/** The text of a message or option without Discord's markup. */
export function questionText(content: string): string {
  return content.replace(discordMarkup, ' ').trim();
}

/** Whether the message is a mention, a reply to the bot or a direct message. Other messages arrive without their text. */
export function isAddressedToBot(message: Message): boolean {
  if (message.author.bot || message.webhookId !== null || message.system) return false;
  if (message.channel.isDMBased()) return true;
  const bot = message.client.user;
  const isMentioned = new RegExp(`<@!?${bot.id}>`).test(message.content) || mentionsBotRole(message);
  return isMentioned || (message.mentions.repliedUser?.id === bot.id && message.content !== '');
}

/** Discord creates a role for each bot. A message that mentions only this role usually arrives without its text. */
function mentionsBotRole({ mentions, client }: Message): boolean {
  return mentions.roles.some((role) => role.tags?.botId === client.user.id);
}

/** What a user may have meant by a mention without words. */
export function hintForEmptyMention(
  message: Message,
): 'cannot-read-role-mention' | 'cannot-read-other-message' | undefined {
  if (message.content === '' && mentionsBotRole(message)) return 'cannot-read-role-mention';
  const isAboutOther = message.reference !== null && message.mentions.repliedUser?.id !== message.client.user.id;
  return isAboutOther ? 'cannot-read-other-message' : undefined;
}

export function locationOf({
  guildId,
  channelId,
  channel,
}: Pick<BaseInteraction | Message, 'guildId' | 'channelId' | 'channel'>): Location {
  const parentChannelId = parentChannelIdOf(channel);
  return {
    serverId: guildId ?? undefined,
    channelId: channelId ?? '',
    ...(parentChannelId === undefined ? {} : { parentChannelId }),
  };
}

function parentChannelIdOf(channel: Channel | null): string | undefined {
  return channel?.isThread() ? (channel.parentId ?? undefined) : undefined;
}
