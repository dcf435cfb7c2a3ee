import {
  type APIAttachment,
  type APIEmbed,
  type APIMessageTopLevelComponent,
  type APIUser,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10';
import { serverOf } from './channels.ts';
import type { StoredMessage } from './messages.ts';

/** Somebody by their user id and the name that people see. */
type Named = { readonly id: string; readonly name: string };

/** A message as somebody sees it who may see it. A snapshot: it does not change with later edits. */
export type VisibleMessage = {
  readonly id: string;
  readonly channelId: string;
  /** Undefined in a direct channel. */
  readonly serverId: string | undefined;
  readonly author: Named & { readonly isBot: boolean };
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly attachments: readonly APIAttachment[];
  /** Whether only {@link VisibleMessage.reader} sees it. */
  readonly ephemeral: boolean;
  /** User id; undefined where everybody reads. */
  readonly reader: string | undefined;
  /** Whether it is a deferred answer not filled in yet ("… is thinking"). */
  readonly loading: boolean;
  readonly edited: boolean;
  /** ISO 8601; undefined for one that never was. To fill in a deferred answer is no edit. */
  readonly editedAt: string | undefined;
  /** Whether embeds are hidden by the flag for it. */
  readonly embedsSuppressed: boolean;
  /** The id of the message it answers, which may be gone by now. */
  readonly replyTo: string | undefined;
  /** The command that it answers, as it is named above the answer: `/knowledge upload`, or one of a message's menu. */
  readonly answersCommand: { readonly name: string; readonly by: Named } | undefined;
  /** Whom it really pinged: user ids, role ids, 'everyone'. Empty when `allowed_mentions` forbade it. */
  readonly pings: readonly string[];
  /** ISO 8601. */
  readonly sentAt: string;
};

/** The message in the words of the page and the tests. */
export function visibleMessage({ message, channel, reader, pings }: StoredMessage): VisibleMessage {
  const has = (flag: MessageFlags): boolean => ((message.flags ?? 0) & flag) !== 0;
  return {
    id: message.id,
    channelId: channel.id,
    serverId: serverOf(channel)?.id,
    author: { ...named(message.author), isBot: message.author.bot ?? false },
    content: message.content,
    embeds: message.embeds,
    components: message.components ?? [],
    attachments: message.attachments,
    ephemeral: has(MessageFlags.Ephemeral),
    reader,
    loading: has(MessageFlags.Loading),
    edited: message.edited_timestamp !== null,
    editedAt: message.edited_timestamp ?? undefined,
    embedsSuppressed: has(MessageFlags.SuppressEmbeds),
    replyTo: message.message_reference?.message_id,
    answersCommand: message.interaction && {
      name: `${message.type === MessageType.ChatInputCommand ? '/' : ''}${message.interaction.name}`,
      by: named(message.interaction.user),
    },
    pings,
    sentAt: message.timestamp,
  };
}

function named({ id, global_name, username }: APIUser): Named {
  return { id, name: global_name ?? username };
}
