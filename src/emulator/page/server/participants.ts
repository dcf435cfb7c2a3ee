import type { ChannelClient, DiscordEmulator, UserClient, VisibleMessage } from '../../emulator.ts';
import type { PageChannel, PageRole, PageUser } from '../protocol.ts';
import type { DisplayNames } from './to-markdown-nodes.ts';
import type { SelectableEntities } from './to-page-components.ts';

/** The two roles of the page, the bot, and their channels: those of the first server, and two direct channels. */
export type Participants = {
  readonly users: Readonly<Record<PageRole, PageUser>>;
  readonly bot: PageUser;
  server(): { readonly id: string; readonly name: string };
  channels(): readonly PageChannel[];
  /** The client of a role in a channel. Throws ClientValidationError if it has no access. */
  clientFor(role: PageRole, channelId: string): ChannelClient;
  /** A message of these channels that at least one role sees. */
  findMessage(channelId: string, messageId: string): VisibleMessage | undefined;
  /** The role of a user id. */
  roleOf(userId: string | undefined): PageRole | undefined;
  displayNames(): DisplayNames;
  selectableEntities(): SelectableEntities;
  /** Converts typed text for Discord: names after @ and # become mentions. */
  resolveMentions(text: string): string;
};

const roles = ['member', 'moderator'] as const;

/** The same two users as in the terminal. */
export function createParticipants(discord: DiscordEmulator): Participants {
  const clients: Readonly<Record<PageRole, UserClient>> = {
    member: discord.user('member'),
    moderator: discord.user('moderator'),
  };
  const toPageUser = ({ id, name }: UserClient): PageUser => ({ id, name, isBot: false });
  const users = { member: toPageUser(clients.member), moderator: toPageUser(clients.moderator) };
  const bot = { id: discord.botUser.id, name: discord.botUser.username, isBot: true };
  const allUsers = [bot, users.member, users.moderator];
  const directChannels = roles.map(
    (ownerRole): PageChannel => ({ id: clients[ownerRole].inDirectChannel().channelId, name: bot.name, ownerRole }),
  );
  const server = () => {
    const [first] = discord.servers;
    if (!first) throw new Error('This Discord has no server to show.');
    return first;
  };
  const serverChannels = () => server().channels;
  const channels = () => [
    ...serverChannels().map(({ id, name }): PageChannel => ({ id, name, ownerRole: undefined })),
    ...directChannels,
  ];
  return {
    users,
    bot,
    server,
    channels,
    clientFor: (role, channelId) => clients[role].inChannel(channelId),
    findMessage(channelId, messageId) {
      const channel = channels().find(({ id }) => id === channelId);
      const readers = channel ? roles.filter((role) => (channel.ownerRole ?? role) === role) : [];
      return readers
        .values()
        .flatMap((role) => clients[role].inChannel(channelId).messages())
        .find(({ id }) => id === messageId);
    },
    roleOf: (id) => roles.find((role) => clients[role].id === id),
    displayNames: () => ({
      userName: (id) => allUsers.find((candidate) => candidate.id === id)?.name,
      channelName: (id) => serverChannels().find((candidate) => candidate.id === id)?.name,
      roleName: (id) => server().roles.find((candidate) => candidate.id === id)?.name,
    }),
    selectableEntities: () => ({ users: allUsers, channels: serverChannels(), roles: server().roles }),
    resolveMentions(text) {
      const mentionNames = [
        ...allUsers.map(({ id, name }) => [`@${name}`, `<@${id}>`] as const),
        ...serverChannels().map(({ id, name }) => [`#${name}`, `<#${id}>`] as const),
      ];
      return mentionNames.reduce((result, [name, mention]) => result.replace(mentionPattern(name), mention), text);
    },
  };
}

function mentionPattern(name: string): RegExp {
  return new RegExp(`(?<![\\w<])${name.replaceAll(/[^\p{L}\p{N}]/gu, '\\$&')}(?![\\w-])`, 'gi');
}
