import {
  AllowedMentionsTypes,
  type APIAllowedMentions,
  type APIUser,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { type Channel, serverOf } from './guilds.ts';
import type { Mentions } from './message-types.ts';
import { serverPermissions } from './permissions.ts';

/** The mentions in a message's text, and those that its sender allows. */
export type MentionRequest = {
  /** The content and, with Components V2, the text displays. */
  readonly text: string;
  readonly channel: Channel;
  readonly authorId: string;
  readonly allowedMentions: APIAllowedMentions;
  /** The author of the replied-to message. */
  readonly repliedUser?: APIUser;
  readonly findUser: (id: string) => APIUser | undefined;
};

const { Everyone, Role, User } = AllowedMentionsTypes;

/** The defaults: messages ping everything that they mention, interaction responses ping users only. */
export const defaultAllowedMentions = {
  message: { parse: [Everyone, Role, User], replied_user: true },
  interaction: { parse: [User], replied_user: false },
} satisfies Record<string, APIAllowedMentions>;

/** The pings of a message by https://docs.discord.com/developers/resources/message#allowed-mentions-object. */
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

/** User ids, role ids and 'everyone'. */
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

/** Mentions in code do not ping. */
function stripCode(text: string): string {
  return text.replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '');
}
