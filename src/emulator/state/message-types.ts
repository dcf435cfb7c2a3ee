import type { APIMessage, APIUser } from 'discord-api-types/v10';
import type { Channel } from './guilds.ts';
import { noFlags } from './protocol-values.ts';

/** A message with data that the protocol does not contain. An edit replaces `message` and `pingedIds`. */
export type StoredMessage = {
  readonly channel: Channel;
  message: APIMessage;
  /** The only user who sees the message, if it is ephemeral. */
  readonly readerId: string | undefined;
  /** User ids, role ids, 'everyone'. */
  pingedIds: readonly string[];
};

/** The users and roles that a message pings. */
export type Mentions = {
  readonly users: readonly APIUser[];
  /** Role ids. */
  readonly roles: readonly string[];
  readonly everyone: boolean;
};

/** The part of a message that an edit can change. */
export type MessageContents = Pick<APIMessage, 'content' | 'embeds' | 'attachments'> & {
  readonly components: NonNullable<APIMessage['components']>;
  readonly flags: number;
};

/** A new message without its contents. */
export type MessageOrigin = {
  readonly channel: Channel;
  readonly author: APIUser;
  readonly mentions: Mentions;
  readonly readerId?: string;
  readonly replyTo?: StoredMessage;
  /** Further fields of the protocol, such as `interaction_metadata`. */
  readonly extraFields?: Partial<APIMessage>;
};

export const noMentions: Mentions = { users: [], roles: [], everyone: false };

/** The contents of a deferred response before it is filled in. */
export const emptyContents: MessageContents = {
  content: '',
  embeds: [],
  attachments: [],
  components: [],
  flags: noFlags,
};
