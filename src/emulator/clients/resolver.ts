import type {
  APIInteractionDataResolved,
  APIInteractionDataResolvedChannel,
  APIInteractionDataResolvedGuildMember,
} from 'discord-api-types/v10';
import { maxFileBytes } from '../file-limits.ts';
import type { Upload } from '../state/attachments.ts';
import { type Channel, serverChannelPayload, serverOf } from '../state/channels.ts';
import type { DiscordState } from '../state/discord-state.ts';
import { memberWithPermissions, serverPermissions } from '../state/servers.ts';

/** Gathers what the ids in an interaction stand for, since the bot is sent both. */
export type Resolver = {
  /** Uploads the file, or only says why it cannot be. */
  addFile(upload: Upload): { id: string } | { reason: string };
  /** False if nobody has this id. */
  addUser(id: string): boolean;
  addRole(id: string): boolean;
  addChannel(id: string): boolean;
  /** Everything gathered; nothing at all if it is nothing. */
  data(): { resolved: APIInteractionDataResolved } | undefined;
};

/** A resolver for somebody in this channel. */
export function createResolver(state: DiscordState, channel: Channel, userId: string): Resolver {
  const resolved: Required<APIInteractionDataResolved> = {
    users: {},
    members: {},
    roles: {},
    channels: {},
    attachments: {},
  };
  const server = serverOf(channel);
  return {
    addFile(upload) {
      if (Buffer.byteLength(upload.data) > maxFileBytes) return { reason: `${upload.name} is larger than 10 MiB.` };
      const attachment = state.attachments.add(channel.id, upload, { ephemeral: true });
      resolved.attachments[attachment.id] = attachment;
      return { id: attachment.id };
    },
    addUser(id) {
      const user = state.findUser(id);
      if (user) resolved.users[id] = user;
      const member = server && memberWithPermissions(server, id);
      if (member) resolved.members[id] = withoutUser(member);
      return user !== undefined;
    },
    addRole(id) {
      const role = Object.values(server?.roles ?? {}).find((candidate) => candidate.id === id);
      if (role) resolved.roles[id] = role;
      return role !== undefined;
    },
    addChannel(id) {
      const target = server?.channels.find((candidate) => candidate.id === id);
      if (!target || !server) return false;
      const { name, type } = serverChannelPayload(target, null);
      resolved.channels[id] = {
        id,
        name,
        type,
        permissions: String(serverPermissions(server, userId)),
      } satisfies APIInteractionDataResolvedChannel;
      return true;
    },
    data() {
      const nonEmpty = Object.entries(resolved).filter(([, entries]) => Object.keys(entries).length > 0);
      return nonEmpty.length > 0 ? { resolved: Object.fromEntries(nonEmpty) } : undefined;
    },
  };
}

function withoutUser({
  user: _user,
  deaf: _deaf,
  mute: _mute,
  ...member
}: NonNullable<ReturnType<typeof memberWithPermissions>>): APIInteractionDataResolvedGuildMember {
  return member;
}
