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
import { isAvailableIn, isAvailableTo } from '../state/commands.ts';
import type { DiscordState } from '../state/discord-state.ts';
import { type Channel, serverOf } from '../state/guilds.ts';
import { serverPermissions } from '../state/permissions.ts';
import { ClientValidationError } from './client-validation-error.ts';
import { interactionContext } from './dispatch-interaction.ts';

/** All commands registered for the channel regardless of permissions, those of the server first. */
export function registeredCommands({ commands, application }: DiscordState, channel: Channel): APIApplicationCommand[] {
  const server = serverOf(channel);
  if (server && !server.members.has(application.id)) return [];
  return [...(server ? commands.inScope(server.id) : []), ...commands.inScope(undefined)];
}

/** The commands available to this user in the channel. */
export function availableCommands(state: DiscordState, channel: Channel, userId: string): APIApplicationCommand[] {
  const server = serverOf(channel);
  return registeredCommands(state, channel)
    .filter((command) => isAvailableIn(command, interactionContext(channel)))
    .filter((command) => !server || isAvailableTo(command, serverPermissions(server, userId)));
}

/** The command with this type and name. Throws ClientValidationError if it is not among `commands`. */
export function findCommand(
  commands: readonly APIApplicationCommand[],
  type: ApplicationCommandType,
  name: string,
): APIApplicationCommand {
  const command = commands.find((command) => command.type === type && command.name === name);
  if (!command) throw new ClientValidationError([`There is no command ${name} here.`]);
  return command;
}

/** A command, a subcommand, or a subcommand of a group. */
export type CommandTarget = {
  readonly options: readonly APIApplicationCommandBasicOption[];
  /** Nests the options below the subcommand and its group. */
  wrap<Type extends InteractionType>(
    options: APIApplicationCommandInteractionDataBasicOption<Type>[],
  ): APIApplicationCommandInteractionDataOption<Type>[];
};

const { Subcommand: Sub, SubcommandGroup: Group } = ApplicationCommandOptionType;

/** Finds a subcommand, such as `'set'` or `'config set'`; without a path, the command itself. Throws ClientValidationError. */
export function findSubcommand({ name, options = [] }: APIApplicationCommand, path: string | undefined): CommandTarget {
  const [first, second] = path?.split(' ') ?? [];
  const outer = options.find((option) => option.name === first);
  if (first === undefined) {
    const basicOptions = options.filter(isBasicOption);
    if (basicOptions.length < options.length)
      throw new ClientValidationError([
        `${name} needs a subcommand: ${options.map((option) => option.name).join(', ')}.`,
      ]);
    return { options: basicOptions, wrap: (values) => values };
  }
  if (outer?.type === Sub && second === undefined) {
    return { options: outer.options ?? [], wrap: (values) => [{ type: Sub, name: first, options: values }] };
  }
  const inner = outer?.type === Group ? outer.options?.find((option) => option.name === second) : undefined;
  if (!inner)
    throw new ClientValidationError([
      `${name} has no subcommand ${path}; it has ${options.map((option) => option.name).join(', ')}.`,
    ]);
  return {
    options: inner.options ?? [],
    wrap: (values) => [{ type: Group, name: first, options: [{ type: Sub, name: inner.name, options: values }] }],
  };
}

export function isBasicOption(option: APIApplicationCommandOption): option is APIApplicationCommandBasicOption {
  return option.type !== Sub && option.type !== Group;
}
