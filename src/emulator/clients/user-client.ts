import type { APIUser } from 'discord-api-types/v10';
import type { DiscordState } from '../state/discord-state.ts';
import { assignRoles, type Server } from '../state/guilds.ts';
import { type ChannelClient, createChannelClient } from './channel-client.ts';
import { ClientValidationError } from './client-validation-error.ts';

/** Moderators also have the permission Manage Server. */
export type UserRole = 'member' | 'moderator';

/** A user's Discord client. */
export type UserClient = {
  readonly id: string;
  readonly name: string;
  /** The initial role, in every server. */
  readonly role: UserRole;
  /** Changes the role in one server or in all. The bot sees it in the user's next interaction. */
  setRole(role: UserRole, serverId?: string): void;
  /** Throws ClientValidationError if the user cannot see the channel. */
  inChannel(channelId: string): ChannelClient;
  inDirectChannel(): ChannelClient;
};

function createUserClient(state: DiscordState, user: APIUser, name: string, role: UserRole): UserClient {
  return {
    id: user.id,
    name,
    role,
    setRole(newRole, serverId) {
      for (const server of state.servers) {
        if (serverId === undefined || server.id === serverId) assignRoles(server, user.id, roleIdsFor(newRole, server));
      }
    },
    inChannel(channelId) {
      const channel = state.findChannel(channelId);
      const isVisible = channel?.kind === 'server' || channel?.recipient.id === user.id;
      if (!channel || !isVisible) throw new ClientValidationError([`${name} cannot see a channel ${channelId}.`]);
      return createChannelClient({ state, channel, user });
    },
    inDirectChannel: () => createChannelClient({ state, channel: state.directChannel(user), user }),
  };
}

function roleIdsFor(role: UserRole, { roles }: Server): string[] {
  return role === 'moderator' ? [roles.moderator.id] : [];
}

const defaultNames: Readonly<Record<UserRole, string>> = { member: 'Member', moderator: 'Moderator' };

/** Creates each user on first use. */
export function createUserClients(
  state: DiscordState,
): (role: UserRole, name?: string, onlyServerId?: string) => UserClient {
  const clients = new Map<string, UserClient>();
  return (role, name = defaultNames[role], onlyServerId) => {
    const existing = clients.get(name);
    if (existing && existing.role !== role)
      throw new Error(`${name} is a ${existing.role} here and cannot be a ${role} too.`);
    if (existing) return existing;
    const user = state.addUser(name, (server) => roleIdsFor(role, server), onlyServerId);
    const client = createUserClient(state, user, name, role);
    clients.set(name, client);
    return client;
  };
}
