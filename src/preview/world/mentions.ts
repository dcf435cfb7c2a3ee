import {
  AllowedMentionsTypes,
  type APIAllowedMentions,
  type APIUser,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { type Channel, serverOf } from './channels.ts';
import { permissionsOf } from './servers.ts';

/** Whom a message really pings. */
export type Mentions = {
  readonly users: readonly APIUser[];
  /** Ids. */
  readonly roles: readonly string[];
  readonly everyone: boolean;
};

/** What a message wants to mention, and what its sender allows. */
export type MentionRequest = {
  /** All text of the message that can ping: its content and, with Components V2, its text displays. */
  readonly text: string;
  readonly channel: Channel;
  readonly authorId: string;
  readonly allowed: APIAllowedMentions;
  /** The author of the message that is answered. */
  readonly repliedTo?: APIUser;
  readonly userOf: (id: string) => APIUser | undefined;
};

/** Nobody. */
export const NO_MENTIONS: Mentions = { users: [], roles: [], everyone: false };

const { Everyone, Role, User } = AllowedMentionsTypes;

/** Without `allowed_mentions`, messages ping all they name; answers to interactions ping users only. */
export const DEFAULT_ALLOWED = {
  message: { parse: [Everyone, Role, User], replied_user: true },
  interaction: { parse: [User], replied_user: false },
} satisfies Record<string, APIAllowedMentions>;

/** Reads who is pinged, by https://docs.discord.com/developers/resources/message#allowed-mentions-object. */
export function findMentions(request: MentionRequest): Mentions {
  const { channel, authorId, allowed, repliedTo, userOf } = request;
  const text = withoutCode(request.text);
  const server = serverOf(channel);
  const mayPingAll = server ? (permissionsOf(server, authorId) & PermissionFlagsBits.MentionEveryone) !== 0n : false;
  const named = idsIn(text, /<@!?(\d+)>/g).filter((id) => allows(allowed, User, allowed.users, id));
  const replied = repliedTo && allowed.replied_user ? [repliedTo.id] : [];
  const roles = Object.values(server?.roles ?? {}).filter((role) => role.mentionable || mayPingAll);
  return {
    users: [...new Set([...named, ...replied])].map(userOf).filter((user) => user !== undefined),
    roles: idsIn(text, /<@&(\d+)>/g)
      .filter((id) => roles.some((role) => role.id === id))
      .filter((id) => allows(allowed, Role, allowed.roles, id)),
    everyone: mayPingAll && /@(everyone|here)\b/.test(text) && (allowed.parse ?? []).includes(Everyone),
  };
}

/** The ids of all who are pinged, and 'everyone'. */
export function pingsOf({ users, roles, everyone }: Mentions): string[] {
  return [...users.map(({ id }) => id), ...roles, ...(everyone ? ['everyone'] : [])];
}

function allows(
  allowed: APIAllowedMentions,
  kind: AllowedMentionsTypes,
  ids: readonly string[] | undefined,
  id: string,
): boolean {
  return (allowed.parse ?? []).includes(kind) || (ids ?? []).includes(id);
}

function idsIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, id]) => id ?? ''))];
}

/** Discord reads no mention inside code. */
function withoutCode(text: string): string {
  return text.replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '');
}
