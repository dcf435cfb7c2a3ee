import {
  AllowedMentionsTypes,
  type APIAllowedMentions,
  type APIUser,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { type Channel, serverOf } from './channels.ts';
import { serverPermissions } from './servers.ts';

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
  readonly allowedMentions: APIAllowedMentions;
  /** The author of the message that is answered. */
  readonly repliedUser?: APIUser;
  readonly findUser: (id: string) => APIUser | undefined;
};

/** Nobody. */
export const noMentions: Mentions = { users: [], roles: [], everyone: false };

const { Everyone, Role, User } = AllowedMentionsTypes;

/** Without `allowed_mentions`, messages ping all they name; answers to interactions ping users only. */
export const defaultAllowedMentions = {
  message: { parse: [Everyone, Role, User], replied_user: true },
  interaction: { parse: [User], replied_user: false },
} satisfies Record<string, APIAllowedMentions>;

/** Reads who is pinged, by https://docs.discord.com/developers/resources/message#allowed-mentions-object. */
export function resolveMentions(request: MentionRequest): Mentions {
  const { channel, authorId, allowedMentions, repliedUser, findUser } = request;
  const text = stripCode(request.text);
  const server = serverOf(channel);
  const mayMentionEveryone = server
    ? (serverPermissions(server, authorId) & PermissionFlagsBits.MentionEveryone) !== 0n
    : false;
  const mentionedIds = matchIds(text, /<@!?(\d+)>/g).filter((id) =>
    isAllowed(allowedMentions, User, allowedMentions.users, id),
  );
  const repliedIds = repliedUser && allowedMentions.replied_user ? [repliedUser.id] : [];
  const roles = Object.values(server?.roles ?? {}).filter((role) => role.mentionable || mayMentionEveryone);
  return {
    users: [...new Set([...mentionedIds, ...repliedIds])].map(findUser).filter((user) => user !== undefined),
    roles: matchIds(text, /<@&(\d+)>/g)
      .filter((id) => roles.some((role) => role.id === id))
      .filter((id) => isAllowed(allowedMentions, Role, allowedMentions.roles, id)),
    everyone: mayMentionEveryone && /@(everyone|here)\b/.test(text) && (allowedMentions.parse ?? []).includes(Everyone),
  };
}

/** The ids of all who are pinged, and 'everyone'. */
export function pingedIds({ users, roles, everyone }: Mentions): string[] {
  return [...users.map(({ id }) => id), ...roles, ...(everyone ? ['everyone'] : [])];
}

function isAllowed(
  allowed: APIAllowedMentions,
  kind: AllowedMentionsTypes,
  ids: readonly string[] | undefined,
  id: string,
): boolean {
  return (allowed.parse ?? []).includes(kind) || (ids ?? []).includes(id);
}

function matchIds(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, id]) => id ?? ''))];
}

/** Discord reads no mention inside code. */
function stripCode(text: string): string {
  return text.replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '');
}
