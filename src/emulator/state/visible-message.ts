import {
  type APIAttachment,
  type APIEmbed,
  type APIMessageTopLevelComponent,
  type APIUser,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10';
import { serverOf } from './guilds.ts';
import type { StoredMessage } from './message-types.ts';

type NamedUser = { readonly id: string; readonly name: string };

/** A message as users see it. Later edits do not change the object. */
export type VisibleMessage = {
  readonly id: string;
  readonly channelId: string;
  /** Undefined in a direct channel. */
  readonly serverId: string | undefined;
  readonly author: NamedUser & { readonly isBot: boolean };
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly attachments: readonly APIAttachment[];
  /** Whether only {@link VisibleMessage.readerId} sees it. */
  readonly isEphemeral: boolean;
  /** User id; undefined if everyone can read it. */
  readonly readerId: string | undefined;
  /** Whether it is a deferred response that is not filled in yet ("… is thinking"). */
  readonly isLoading: boolean;
  readonly isEdited: boolean;
  /** ISO 8601; undefined if never edited. Filling in a deferred response is not an edit. */
  readonly editedAt: string | undefined;
  readonly areEmbedsSuppressed: boolean;
  /** The replied-to message, which may be deleted. */
  readonly repliedMessageId: string | undefined;
  /** The command above the response: `/knowledge upload`, or the name of a message command. */
  readonly command: { readonly name: string; readonly user: NamedUser } | undefined;
  /** User ids, role ids, 'everyone'; without those that `allowed_mentions` excluded. */
  readonly pingedIds: readonly string[];
  /** ISO 8601. */
  readonly sentAt: string;
};

export function toVisibleMessage({ message, channel, readerId, pingedIds }: StoredMessage): VisibleMessage {
  const hasFlag = (flag: MessageFlags): boolean => ((message.flags ?? 0) & flag) !== 0;
  return {
    id: message.id,
    channelId: channel.id,
    serverId: serverOf(channel)?.id,
    author: { ...toNamedUser(message.author), isBot: message.author.bot ?? false },
    content: message.content,
    embeds: message.embeds,
    components: message.components ?? [],
    attachments: message.attachments,
    isEphemeral: hasFlag(MessageFlags.Ephemeral),
    readerId,
    isLoading: hasFlag(MessageFlags.Loading),
    isEdited: message.edited_timestamp !== null,
    editedAt: message.edited_timestamp ?? undefined,
    areEmbedsSuppressed: hasFlag(MessageFlags.SuppressEmbeds),
    repliedMessageId: message.message_reference?.message_id,
    command: message.interaction && {
      name: `${message.type === MessageType.ChatInputCommand ? '/' : ''}${message.interaction.name}`,
      user: toNamedUser(message.interaction.user),
    },
    pingedIds,
    sentAt: message.timestamp,
  };
}

function toNamedUser({ id, global_name, username }: APIUser): NamedUser {
  return { id, name: global_name ?? username };
}
