import type { DiscordState } from '../state/discord-state.ts';
import { createUserClient, roleIdsFor, type UserClient, type UserRole } from './user-client.ts';

const defaultNames: Readonly<Record<UserRole, string>> = { member: 'Member', moderator: 'Moderator' };

/** The people of this world, who come when they are first asked for. */
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
