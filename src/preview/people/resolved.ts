import type {
  APIInteractionDataResolved,
  APIInteractionDataResolvedChannel,
  APIInteractionDataResolvedGuildMember,
} from 'discord-api-types/v10';
import { LARGEST_FILE } from '../file-limits.ts';
import type { Upload } from '../world/attachments.ts';
import { type Channel, serverChannelPayload, serverOf } from '../world/channels.ts';
import { memberWithPermissions, permissionsOf } from '../world/servers.ts';
import type { World } from '../world/world.ts';

/** Gathers what the ids in an interaction stand for, since the bot is sent both. */
export type Resolver = {
  /** Uploads the file, or only says why it cannot be. */
  file(upload: Upload): { id: string } | { reason: string };
  /** False if nobody has this id. */
  user(id: string): boolean;
  role(id: string): boolean;
  channel(id: string): boolean;
  /** Everything gathered; nothing at all if it is nothing. */
  data(): { resolved: APIInteractionDataResolved } | undefined;
};

/** A resolver for somebody in this channel. */
export function openResolver(world: World, channel: Channel, userId: string): Resolver {
  const resolved: Required<APIInteractionDataResolved> = {
    users: {},
    members: {},
    roles: {},
    channels: {},
    attachments: {},
  };
  const server = serverOf(channel);
  return {
    file(upload) {
      if (Buffer.byteLength(upload.data) > LARGEST_FILE) return { reason: `${upload.name} is larger than 10 MiB.` };
      const attachment = world.attachments.add(channel.id, upload, { ephemeral: true });
      resolved.attachments[attachment.id] = attachment;
      return { id: attachment.id };
    },
    user(id) {
      const user = world.user(id);
      if (user) resolved.users[id] = user;
      const member = server && memberWithPermissions(server, id);
      if (member) resolved.members[id] = withoutUser(member);
      return user !== undefined;
    },
    role(id) {
      const role = Object.values(server?.roles ?? {}).find((one) => one.id === id);
      if (role) resolved.roles[id] = role;
      return role !== undefined;
    },
    channel(id) {
      const found = server?.channels.find((one) => one.id === id);
      if (!found || !server) return false;
      const { name, type } = serverChannelPayload(found, null);
      resolved.channels[id] = {
        id,
        name,
        type,
        permissions: String(permissionsOf(server, userId)),
      } satisfies APIInteractionDataResolvedChannel;
      return true;
    },
    data() {
      const filled = Object.entries(resolved).filter(([, entries]) => Object.keys(entries).length > 0);
      return filled.length > 0 ? { resolved: Object.fromEntries(filled) } : undefined;
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
