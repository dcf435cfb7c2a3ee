import type { APIUser } from 'discord-api-types/v10';
import type { Channel, DirectChannel } from './channels.ts';
import { join, makeServer, type Server } from './servers.ts';
import { makeUser } from './users.ts';

/** Who is there and where they can meet: the servers with the bot and their owner in them, and no other people yet. */
export function openPopulation(nextId: () => string, bot: APIUser, serverCount: number) {
  const owner = makeUser(nextId(), 'Owner', 'person');
  const users = new Map([bot, owner].map((user) => [user.id, user]));
  const servers = Array.from({ length: serverCount }, (_, index) =>
    makeServer(`Server ${index + 1}`, owner.id, nextId),
  );
  for (const server of servers) {
    join(server, owner, []);
    join(server, bot, [server.roles.bot.id]);
  }
  const channels = new Map<string, Channel>(servers.flatMap((server) => server.channels).map((one) => [one.id, one]));

  return {
    /** Who owns the application and the servers. */
    owner,
    servers,
    channel: (id: string): Channel | undefined => channels.get(id),
    user: (id: string): APIUser | undefined => users.get(id),
    server: (id: string): Server | undefined => servers.find((server) => server.id === id),
    /** A new person, who joins every server. */
    addPerson(name: string, rolesIn: (server: Server) => readonly string[]): APIUser {
      const user = makeUser(nextId(), name, 'person');
      users.set(user.id, user);
      for (const server of servers) join(server, user, rolesIn(server));
      return user;
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
