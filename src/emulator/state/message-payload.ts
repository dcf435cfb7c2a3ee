import {
  type APIMessage,
  type APIUser,
  ChannelType,
  type GatewayMessageCreateDispatchData,
  MessageReferenceType,
  MessageType,
} from 'discord-api-types/v10';
import { type Server, serverOf } from './guilds.ts';
import type { Mentions, MessageContents, MessageOrigin } from './message-types.ts';

/** A new message. */
export function buildMessage(id: string, origin: MessageOrigin, contents: MessageContents): APIMessage {
  const { channel, author, mentions, replyTo, extraFields } = origin;
  const server = serverOf(channel);
  return {
    id,
    type: replyTo ? MessageType.Reply : MessageType.Default,
    channel_id: channel.id,
    author,
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    pinned: false,
    tts: false,
    ...contents,
    ...mentionFields(mentions),
    ...(replyTo && {
      message_reference: {
        type: MessageReferenceType.Default,
        channel_id: channel.id,
        message_id: replyTo.message.id,
        ...(server && { guild_id: server.id }),
      },
    }),
    ...extraFields,
  };
}

export function mentionFields({ users, roles, everyone }: Mentions) {
  return { mentions: [...users], mention_roles: [...roles], mention_everyone: everyone };
}

/** The message in a gateway event: with its server and the memberships of its author and of mentioned users. */
export function toGatewayMessage(message: APIMessage, server: Server | undefined): GatewayMessageCreateDispatchData {
  if (!server) return { ...message, channel_type: ChannelType.DM };
  return {
    ...message,
    ...memberField(server, message.author),
    guild_id: server.id,
    channel_type: ChannelType.GuildText,
    mentions: message.mentions.map((user) => ({ ...user, ...memberField(server, user) })),
  };
}

function memberField(server: Server, { id }: APIUser) {
  const guildMember = server.members.get(id);
  if (!guildMember) return {};
  const { user: _user, ...member } = guildMember;
  return { member };
}

/**
 * The message without the content that the bot may not read. Its own messages, direct messages and messages that mention
 * it are always readable: https://docs.discord.com/developers/events/gateway#message-content-intent
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
