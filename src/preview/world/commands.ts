import {
  type APIApplicationCommand,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';

/** A command as the bot describes it; Discord adds the rest. With an `id` it stands for the command that has it. */
export type CommandDefinition = Pick<APIApplicationCommand, 'name'> &
  Partial<Omit<APIApplicationCommand, 'application_id' | 'guild_id' | 'version'>>;

/** How many new commands an application may make a day, in each server and globally. Here the day never ends. */
export const NEW_COMMANDS_A_DAY = 200;

/** Whose commands they are: a server's, by its id, or everybody's. */
type Scope = string | undefined;

/** An empty register; `changed` is called with the whole scope after each change. */
export function openCommands(
  nextId: () => string,
  applicationId: string,
  changed: (scope: Scope, commands: readonly APIApplicationCommand[]) => void,
) {
  const scopes = new Map<Scope, APIApplicationCommand[]>();
  const created = new Map<Scope, number>();
  const inScope = (scope: Scope): APIApplicationCommand[] => scopes.get(scope) ?? [];
  const namesake = (scope: Scope, definition: CommandDefinition): APIApplicationCommand | undefined =>
    inScope(scope).find(({ id }) => id === definition.id) ??
    inScope(scope).find((command) => identity(command) === identity(definition));

  function keep(scope: Scope, commands: APIApplicationCommand[]): void {
    scopes.set(scope, commands);
    changed(scope, commands);
  }

  /** Keeps the id of a command of the same name and type, and its version too if nothing changed. */
  function register(scope: Scope, definition: CommandDefinition, known = namesake(scope, definition)) {
    if (!known) created.set(scope, (created.get(scope) ?? 0) + 1);
    const ids = { id: known?.id ?? nextId(), application_id: applicationId, version: known?.version ?? nextId() };
    const command = { ...ids, ...withDefaults(scope, definition) };
    const same = known && JSON.stringify(known) === JSON.stringify(command);
    return same ? known : { ...command, version: nextId() };
  }

  return {
    inScope,
    find: (scope: Scope, id: string): APIApplicationCommand | undefined => inScope(scope).find((one) => one.id === id),
    namesake,
    /** Whether these definitions would pass the daily count of new commands. Only new names count. */
    isWithinDailyLimit(scope: Scope, definitions: readonly CommandDefinition[]): boolean {
      const fresh = definitions.filter((definition) => !namesake(scope, definition)).length;
      return (created.get(scope) ?? 0) + fresh <= NEW_COMMANDS_A_DAY;
    },
    /** Puts these in the place of all that the scope holds. */
    replaceAll(scope: Scope, definitions: readonly CommandDefinition[]): APIApplicationCommand[] {
      const commands = definitions.map((definition) => register(scope, definition));
      keep(scope, commands);
      return commands;
    },
    /** Adds one command, or puts it in the place of `known` or of its namesake. */
    put(scope: Scope, definition: CommandDefinition, known?: APIApplicationCommand): APIApplicationCommand {
      const command = register(scope, definition, known ?? namesake(scope, definition));
      keep(scope, [...inScope(scope).filter(({ id }) => id !== command.id), command]);
      return command;
    },
    remove(scope: Scope, id: string): void {
      keep(
        scope,
        inScope(scope).filter((command) => command.id !== id),
      );
    },
  };
}

/** Two commands of one scope are the same when they agree in type and name. */
export function identity({ type = ApplicationCommandType.ChatInput, name }: CommandDefinition): string {
  return `${type} ${name}`;
}

function withDefaults(scope: Scope, definition: CommandDefinition) {
  const { id: _id, contexts, integration_types, dm_permission, ...rest } = definition;
  const common = {
    type: ApplicationCommandType.ChatInput,
    description: '',
    default_member_permissions: null,
    nsfw: false,
    ...rest,
  };
  if (scope !== undefined) return { ...common, guild_id: scope };
  return {
    ...common,
    contexts: contexts ?? null,
    integration_types: integration_types ?? [ApplicationIntegrationType.GuildInstall],
    dm_permission: contexts ? contexts.includes(InteractionContextType.BotDM) : (dm_permission ?? true),
  };
}
