import type { APIUser } from 'discord-api-types/v10';
import type { Channel, DirectChannel, ServerChannel } from './channels.ts';
import { join, makeChannel, makeServer, type Server } from './servers.ts';
import { makeUser } from './users.ts';

/** The ids of the roles that somebody has in a server. */
type RolesIn = (server: Server) => readonly string[];

/** Who is there and where they can meet: the servers with the bot and their owner in them, and no other people yet. */
export function openPopulation(nextId: () => string, bot: APIUser, serverNames: readonly string[]) {
  const owner = makeUser(nextId(), 'Owner', 'person');
  const users = new Map([bot, owner].map((user) => [user.id, user]));
  const joining: { readonly user: APIUser; readonly rolesIn: RolesIn }[] = [
    { user: owner, rolesIn: () => [] },
    { user: bot, rolesIn: ({ roles }) => [roles.bot.id] },
  ];
  const servers: Server[] = [];
  const channels = new Map<string, Channel>();

  function addServer(name: string): Server {
    const server = makeServer(name, owner.id, nextId);
    for (const { user, rolesIn } of joining) join(server, user, rolesIn(server));
    for (const channel of server.channels) channels.set(channel.id, channel);
    servers.push(server);
    return server;
  }
  for (const name of serverNames) addServer(name);

  return {
    /** Who owns the application and the servers. */
    owner,
    servers,
    channel: (id: string): Channel | undefined => channels.get(id),
    user: (id: string): APIUser | undefined => users.get(id),
    server: (id: string): Server | undefined => servers.find((server) => server.id === id),
    /** A new server, which everybody joins who is there. */
    addServer,
    /** A new person, who joins every server, those to come as well; or only the one with this id. */
    addPerson(name: string, rolesIn: RolesIn, onlyIn?: string): APIUser {
      const user = makeUser(nextId(), name, 'person');
      users.set(user.id, user);
      if (onlyIn === undefined) joining.push({ user, rolesIn });
      for (const server of servers)
        if (onlyIn === undefined || server.id === onlyIn) join(server, user, rolesIn(server));
      return user;
    },
    /** A new channel below the others of the server. */
    addChannel(server: Server, name: string): ServerChannel {
      const channel = makeChannel(server, name, nextId);
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
      const known = channels.values().find((channel) => channel.kind === 'direct' && channel.with.id === user.id);
      if (known?.kind === 'direct') return known;
      const channel: DirectChannel = { kind: 'direct', id: nextId(), with: user };
      channels.set(channel.id, channel);
      return channel;
    },
  };
}
