import {
  type APIMessage,
  type APIUser,
  ChannelType,
  type GatewayMessageCreateDispatchData,
  MessageReferenceType,
  MessageType,
} from 'discord-api-types/v10';
import { type Channel, serverOf } from './channels.ts';
import { noFlags } from './flags.ts';
import type { Mentions } from './mentions.ts';
import type { StoredMessage } from './messages.ts';
import type { Server } from './servers.ts';

/** What a message says. */
export type MessageContents = Pick<APIMessage, 'content' | 'embeds' | 'attachments'> & {
  readonly components: NonNullable<APIMessage['components']>;
  readonly flags: number;
};

/** Where a new message comes from, besides what it says. */
export type MessageOrigin = {
  readonly channel: Channel;
  readonly author: APIUser;
  readonly mentions: Mentions;
  readonly readerId?: string;
  readonly replyTo?: StoredMessage;
  /** Further fields of the protocol, such as `interaction_metadata`. */
  readonly extraFields?: Partial<APIMessage>;
};

/** What a message says that says nothing: the start of a deferred answer. */
export const emptyContents: MessageContents = {
  content: '',
  embeds: [],
  attachments: [],
  components: [],
  flags: noFlags,
};

/** A message as it is created. */
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

/** What a message says of those it pings. */
export function mentionFields({ users, roles, everyone }: Mentions) {
  return { mentions: [...users], mention_roles: [...roles], mention_everyone: everyone };
}

/** The message as the gateway announces it: with the server, and with the memberships of those whom it names. */
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
