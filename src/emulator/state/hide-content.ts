import type { APIMessage, GatewayMessageCreateDispatchData } from 'discord-api-types/v10';

/**
 * The message, without what it says where the bot may not read it. Its own messages, direct messages and messages that
 * mention it can always be read: https://docs.discord.com/developers/events/gateway#message-content-intent.
 */
export function hideContent<T extends APIMessage | GatewayMessageCreateDispatchData>(
  message: T,
  hasContentIntent: boolean,
  botId: string,
  isInServer = 'guild_id' in message && message.guild_id !== undefined,
): T {
  const isForBot = message.author.id === botId || message.mentions.some(({ id }) => id === botId);
  const { referenced_message: referencedMessage } = message;
  const visible = hasContentIntent || isForBot || !isInServer ? message : { ...message, ...hiddenFields };
  return referencedMessage
    ? { ...visible, referenced_message: hideContent(referencedMessage, hasContentIntent, botId, isInServer) }
    : visible;
}

const hiddenFields = { content: '', embeds: [], attachments: [], components: [] } satisfies Partial<APIMessage>;
