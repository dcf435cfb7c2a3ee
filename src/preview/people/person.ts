import type { APIUser } from 'discord-api-types/v10';
import { assignRoles, type Server } from '../world/servers.ts';
import type { World } from '../world/world.ts';
import { ClientRefusal } from './client-refusal.ts';
import { openChannel, type PersonInChannel } from './in-channel.ts';

/** Members may do what everybody may; moderators hold Manage Server besides. */
export type PersonRole = 'member' | 'moderator';

/** Somebody with a Discord client, who is in every server. */
export type Person = {
  readonly id: string;
  readonly name: string;
  /** What they came as, in every server. */
  readonly role: PersonRole;
  /** Makes them something else in one server, or in all. As on Discord, the bot sees it when they do something next. */
  become(role: PersonRole, serverId?: string): void;
  /** What they do in a channel. Throws ClientRefusal if they cannot see it. */
  in(channelId: string): PersonInChannel;
  /** What they do in the direct channel with the bot. */
  direct(): PersonInChannel;
};

/** Somebody's client. */
export function makePerson(world: World, user: APIUser, name: string, role: PersonRole): Person {
  return {
    id: user.id,
    name,
    role,
    become(other, serverId) {
      for (const server of world.servers) {
        if (serverId === undefined || server.id === serverId) assignRoles(server, user.id, rolesFor(other, server));
      }
    },
    in(channelId) {
      const channel = world.channel(channelId);
      const isVisible = channel?.kind === 'server' || channel?.with.id === user.id;
      if (!channel || !isVisible) throw new ClientRefusal([`${name} sees no channel ${channelId}.`]);
      return openChannel({ world, channel, user });
    },
    direct: () => openChannel({ world, channel: world.directChannel(user), user }),
  };
}

/** The ids of the roles that make somebody this in a server. */
export function rolesFor(role: PersonRole, { roles }: Server): string[] {
  return role === 'moderator' ? [roles.moderator.id] : [];
}
