import type { APIMessage, GatewayMessageCreateDispatchData } from 'discord-api-types/v10';

/**
 * The message, without what it says where the bot may not read it. Its own messages, direct messages and messages that
 * mention it can always be read: https://docs.discord.com/developers/events/gateway#message-content-intent.
 */
export function asReadable<T extends APIMessage | GatewayMessageCreateDispatchData>(
  message: T,
  mayReadAll: boolean,
  botId: string,
  inServer = 'guild_id' in message && message.guild_id !== undefined,
): T {
  const isForBot = message.author.id === botId || message.mentions.some(({ id }) => id === botId);
  const { referenced_message: answered } = message;
  const readable = mayReadAll || isForBot || !inServer ? message : { ...message, ...UNREADABLE };
  return answered ? { ...readable, referenced_message: asReadable(answered, mayReadAll, botId, inServer) } : readable;
}

const UNREADABLE = { content: '', embeds: [], attachments: [], components: [] } satisfies Partial<APIMessage>;
