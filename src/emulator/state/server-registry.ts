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

/** The ids of a user's roles in a server. */
type RoleIdsForServer = (server: Server) => readonly string[];

/** Servers, channels and users. Initially the bot and the owner are in every server. */
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
    const server = createServer(name, owner.id, bot.id, nextId);
    for (const { user, roleIdsFor } of autoJoining) addMember(server, user, roleIdsFor(server));
    for (const channel of server.channels) channels.set(channel.id, channel);
    servers.push(server);
    return server;
  }
  for (const name of serverNames) addServer(name);

  return {
    /** The owner of the application and of the servers. */
    owner,
    servers,
    findChannel: (id: string): Channel | undefined => channels.get(id),
    findUser: (id: string): APIUser | undefined => users.get(id),
    findServer: (id: string): Server | undefined => servers.find((server) => server.id === id),
    /** Creates a server that all users join. */
    addServer,
    /** Creates a user in all current and future servers, or only in the one with this id. */
    addUser(name: string, roleIdsFor: RoleIdsForServer, onlyServerId?: string): APIUser {
      const user = createUser(nextId(), name, 'person');
      users.set(user.id, user);
      if (onlyServerId === undefined) autoJoining.push({ user, roleIdsFor });
      for (const server of servers)
        if (onlyServerId === undefined || server.id === onlyServerId) addMember(server, user, roleIdsFor(server));
      return user;
    },
    /** Appends a channel to the server. */
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
    /** The direct channel between this user and the bot, created on the first call. */
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
