import type { APIUser } from 'discord-api-types/v10';
import { createUser } from './application.ts';
import {
  addMember,
  type Channel,
  createChannel,
  createServer,
  type DirectChannel,
  type Server,
  type ServerChannel,
} from './guilds.ts';

/** The ids of the roles that somebody has in a server. */
type RoleIdsForServer = (server: Server) => readonly string[];

/** Who is there and where they can meet: the servers with the bot and their owner in them, and no other people yet. */
export function createServerRegistry(nextId: () => string, bot: APIUser, serverNames: readonly string[]) {
  const owner = createUser(nextId(), 'Owner', 'person');
  const users = new Map([bot, owner].map((user) => [user.id, user]));
  const autoJoining: { readonly user: APIUser; readonly roleIdsFor: RoleIdsForServer }[] = [
    { user: owner, roleIdsFor: () => [] },
    { user: bot, roleIdsFor: ({ roles }) => [roles.bot.id] },
  ];
  const servers: Server[] = [];
  const channels = new Map<string, Channel>();

  function addServer(name: string): Server {
    const server = createServer(name, owner.id, nextId);
    for (const { user, roleIdsFor } of autoJoining) addMember(server, user, roleIdsFor(server));
    for (const channel of server.channels) channels.set(channel.id, channel);
    servers.push(server);
    return server;
  }
  for (const name of serverNames) addServer(name);

  return {
    /** Who owns the application and the servers. */
    owner,
    servers,
    findChannel: (id: string): Channel | undefined => channels.get(id),
    findUser: (id: string): APIUser | undefined => users.get(id),
    findServer: (id: string): Server | undefined => servers.find((server) => server.id === id),
    /** A new server, which everybody joins who is there. */
    addServer,
    /** A new person, who joins every server, those to come as well; or only the one with this id. */
    addUser(name: string, roleIdsFor: RoleIdsForServer, onlyServerId?: string): APIUser {
      const user = createUser(nextId(), name, 'person');
      users.set(user.id, user);
      if (onlyServerId === undefined) autoJoining.push({ user, roleIdsFor });
      for (const server of servers)
        if (onlyServerId === undefined || server.id === onlyServerId) addMember(server, user, roleIdsFor(server));
      return user;
    },
    /** A new channel below the others of the server. */
    addChannel(server: Server, name: string): ServerChannel {
      const channel = createChannel(server, name, nextId);
      server.channels.push(channel);
      channels.set(channel.id, channel);
      return channel;
    },
    removeChannel({ id, server }: ServerChannel): void {
      server.channels.splice(0, server.channels.length, ...server.channels.filter((channel) => channel.id !== id));
      channels.delete(id);
    },
    /** The direct channel of this person and the bot; the first call opens it. */
    directChannel(user: APIUser): DirectChannel {
      const existing = channels
        .values()
        .find((channel) => channel.kind === 'direct' && channel.recipient.id === user.id);
      if (existing?.kind === 'direct') return existing;
      const channel: DirectChannel = { kind: 'direct', id: nextId(), recipient: user };
      channels.set(channel.id, channel);
      return channel;
    },
  };
}
