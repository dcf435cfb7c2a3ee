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

/** Somebody by their user id and the name that people see. */
type NamedUser = { readonly id: string; readonly name: string };

/** A message as somebody sees it who may see it. A snapshot: it does not change with later edits. */
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
  /** User id; undefined where everybody reads. */
  readonly readerId: string | undefined;
  /** Whether it is a deferred answer not filled in yet ("… is thinking"). */
  readonly isLoading: boolean;
  readonly isEdited: boolean;
  /** ISO 8601; undefined for one that never was. To fill in a deferred answer is no edit. */
  readonly editedAt: string | undefined;
  /** Whether embeds are hidden by the flag for it. */
  readonly areEmbedsSuppressed: boolean;
  /** The id of the message it answers, which may be gone by now. */
  readonly repliedMessageId: string | undefined;
  /** The command that it answers, as it is named above the answer: `/knowledge upload`, or one of a message's menu. */
  readonly command: { readonly name: string; readonly user: NamedUser } | undefined;
  /** Whom it really pinged: user ids, role ids, 'everyone'. Empty when `allowed_mentions` forbade it. */
  readonly pingedIds: readonly string[];
  /** ISO 8601. */
  readonly sentAt: string;
};

/** The message in the words of the page and the tests. */
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
