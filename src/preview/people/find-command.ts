import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandInteractionDataBasicOption,
  type APIApplicationCommandInteractionDataOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  type ApplicationCommandType,
  type InteractionType,
} from 'discord-api-types/v10';
import { type Channel, serverOf } from '../world/channels.ts';
import { isOfferedIn, isOfferedTo } from '../world/command-offer.ts';
import { permissionsOf } from '../world/servers.ts';
import type { World } from '../world/world.ts';
import { ClientRefusal } from './client-refusal.ts';
import { contextOf } from './interaction-payload.ts';

/** All commands that are registered for the channel, the server's own first, whoever may use them. */
export function registeredFor({ commands, application }: World, channel: Channel): APIApplicationCommand[] {
  const server = serverOf(channel);
  if (server && !server.members.has(application.id)) return [];
  return [...(server ? commands.inScope(server.id) : []), ...commands.inScope(undefined)];
}

/** The commands that this user's client offers in the channel. */
export function offeredTo(world: World, channel: Channel, userId: string): APIApplicationCommand[] {
  const server = serverOf(channel);
  return registeredFor(world, channel)
    .filter((command) => isOfferedIn(command, contextOf(channel)))
    .filter((command) => !server || isOfferedTo(command, permissionsOf(server, userId)));
}

/** The command of this name. Throws ClientRefusal if there is none, or none for this person and place. */
export function findCommand(
  commands: readonly APIApplicationCommand[],
  type: ApplicationCommandType,
  name: string,
): APIApplicationCommand {
  const found = commands.find((command) => command.type === type && command.name === name);
  if (!found) throw new ClientRefusal([`No command ${name} is offered here.`]);
  return found;
}

/** A way down into a command: none, a subcommand, or a group and a subcommand. */
export type Subcommand = {
  /** The options at its end. */
  readonly offered: readonly APIApplicationCommandBasicOption[];
  /** Puts option values where they belong. */
  wrap<Type extends InteractionType>(
    options: APIApplicationCommandInteractionDataBasicOption<Type>[],
  ): APIApplicationCommandInteractionDataOption<Type>[];
};

const { Subcommand: Sub, SubcommandGroup: Group } = ApplicationCommandOptionType;

/** Reads `'set'` or `'config set'`; undefined for a command without subcommands. Throws ClientRefusal. */
export function findSubcommand({ name, options = [] }: APIApplicationCommand, path: string | undefined): Subcommand {
  const [first, second] = path?.split(' ') ?? [];
  const outer = options.find((option) => option.name === first);
  if (first === undefined) {
    const offered = options.filter(isBasic);
    if (offered.length < options.length) throw new ClientRefusal([`${name} needs a subcommand.`]);
    return { offered, wrap: (values) => values };
  }
  if (outer?.type === Sub && second === undefined) {
    return { offered: outer.options ?? [], wrap: (values) => [{ type: Sub, name: first, options: values }] };
  }
  const inner = outer?.type === Group ? outer.options?.find((option) => option.name === second) : undefined;
  if (!inner) throw new ClientRefusal([`${name} has no subcommand ${path}.`]);
  return {
    offered: inner.options ?? [],
    wrap: (values) => [{ type: Group, name: first, options: [{ type: Sub, name: inner.name, options: values }] }],
  };
}

function isBasic(option: APIApplicationCommandOption): option is APIApplicationCommandBasicOption {
  return option.type !== Sub && option.type !== Group;
}
