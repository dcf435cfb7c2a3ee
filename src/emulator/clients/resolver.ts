import {
  type APIInteractionDataResolved,
  type APIInteractionDataResolvedChannel,
  type APIInteractionDataResolvedGuildMember,
  type APISelectMenuComponent,
  ComponentType,
} from 'discord-api-types/v10';
import { maxFileBytes } from '../file-limits.ts';
import type { Upload } from '../state/attachments.ts';
import type { DiscordState } from '../state/discord-state.ts';
import { serverChannelPayload } from '../state/guild-payloads.ts';
import { type Channel, serverOf } from '../state/guilds.ts';
import { memberWithPermissions, serverPermissions } from '../state/permissions.ts';

/** Collects the objects behind the ids of an interaction, which are sent with it. */
export type Resolver = {
  /** Uploads the file, or returns the reason why it cannot be uploaded. */
  addFile(upload: Upload): { id: string } | { reason: string };
  /** False for an unknown id. */
  addUser(id: string): boolean;
  addRole(id: string): boolean;
  addChannel(id: string): boolean;
  /** The collected objects; undefined if there are none. */
  data(): { resolved: APIInteractionDataResolved } | undefined;
};

/** A resolver for a user in this channel. */
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

/** The problems with these selected values. Adds the selected objects to the resolver. */
export function validateSelection(
  menu: APISelectMenuComponent,
  label: string,
  values: readonly string[],
  resolver: Resolver,
): string[] {
  const { min_values: min = 1, max_values: max = 1 } = menu;
  const isCountAllowed = values.length >= min && values.length <= max;
  const unknownValues = values.filter((value) => !hasOption(menu, value, resolver));
  return [
    ...(isCountAllowed ? [] : [`${label} must have ${min} to ${max} values.`]),
    ...unknownValues.map((value) => `${label} does not offer ${value}.`),
  ];
}

function hasOption(menu: APISelectMenuComponent, value: string, resolver: Resolver): boolean {
  switch (menu.type) {
    case ComponentType.StringSelect:
      return menu.options.some((option) => option.value === value);
    case ComponentType.UserSelect:
      return resolver.addUser(value);
    case ComponentType.RoleSelect:
      return resolver.addRole(value);
    case ComponentType.ChannelSelect:
      return resolver.addChannel(value);
    case ComponentType.MentionableSelect:
      return resolver.addUser(value) || resolver.addRole(value);
  }
}
