import {
  type APIApplicationCommand,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';

/** A command without the fields that Discord adds. With an `id` it replaces that command. */
export type CommandDefinition = Pick<APIApplicationCommand, 'name'> &
  Partial<Omit<APIApplicationCommand, 'application_id' | 'guild_id' | 'version'>>;

/** Maximum number of new commands per day in a scope. The emulator never resets the count. */
export const maxNewCommandsPerDay = 200;

/** A server id, or undefined for global commands. */
type Scope = string | undefined;

/** `onChange` receives all commands of the scope after each change. */
export function createCommands(
  nextId: () => string,
  applicationId: string,
  onChange: (scope: Scope, commands: readonly APIApplicationCommand[]) => void,
) {
  const scopes = new Map<Scope, APIApplicationCommand[]>();
  const createdCounts = new Map<Scope, number>();
  const inScope = (scope: Scope): APIApplicationCommand[] => scopes.get(scope) ?? [];
  const findExisting = (scope: Scope, definition: CommandDefinition): APIApplicationCommand | undefined =>
    inScope(scope).find(({ id }) => id === definition.id) ??
    inScope(scope).find((command) => commandKey(command) === commandKey(definition));

  function store(scope: Scope, commands: APIApplicationCommand[]): void {
    scopes.set(scope, commands);
    onChange(scope, commands);
  }

  /** Keeps the id of a command with the same name and type, and its version if nothing changed. */
  function register(scope: Scope, definition: CommandDefinition, existing = findExisting(scope, definition)) {
    if (!existing) createdCounts.set(scope, (createdCounts.get(scope) ?? 0) + 1);
    const ids = { id: existing?.id ?? nextId(), application_id: applicationId, version: existing?.version ?? nextId() };
    const command = { ...ids, ...withDefaults(scope, definition) };
    const isUnchanged = existing && JSON.stringify(existing) === JSON.stringify(command);
    return isUnchanged ? existing : { ...command, version: nextId() };
  }

  return {
    inScope,
    find: (scope: Scope, id: string): APIApplicationCommand | undefined =>
      inScope(scope).find((command) => command.id === id),
    findExisting,
    /** Counts only new commands. */
    isWithinDailyLimit(scope: Scope, definitions: readonly CommandDefinition[]): boolean {
      const newCommandCount = definitions.filter((definition) => !findExisting(scope, definition)).length;
      return (createdCounts.get(scope) ?? 0) + newCommandCount <= maxNewCommandsPerDay;
    },
    /** Replaces all commands of the scope. */
    replaceAll(scope: Scope, definitions: readonly CommandDefinition[]): APIApplicationCommand[] {
      const commands = definitions.map((definition) => register(scope, definition));
      store(scope, commands);
      return commands;
    },
    /** Adds a command, or replaces `existing` or the command with the same name. */
    put(scope: Scope, definition: CommandDefinition, existing?: APIApplicationCommand): APIApplicationCommand {
      const command = register(scope, definition, existing ?? findExisting(scope, definition));
      store(scope, [...inScope(scope).filter(({ id }) => id !== command.id), command]);
      return command;
    },
    remove(scope: Scope, id: string): void {
      store(
        scope,
        inScope(scope).filter((command) => command.id !== id),
      );
    },
  };
}

/** Commands of a scope are identified by type and name. */
export function commandKey({ type = ApplicationCommandType.ChatInput, name }: CommandDefinition): string {
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

/** Server commands are available only in their server. */
export function isAvailableIn(command: APIApplicationCommand, context: InteractionContextType): boolean {
  if (command.guild_id) return context === InteractionContextType.Guild;
  if (command.contexts) return command.contexts.includes(context);
  return context === InteractionContextType.Guild || command.dm_permission !== false;
}

/** Whether a member with these permissions can use the command; "0" is for administrators only. */
export function isAvailableTo(command: APIApplicationCommand, permissions: bigint): boolean {
  if (command.default_member_permissions === null) return true;
  const required = BigInt(command.default_member_permissions);
  const isAdministrator = (permissions & PermissionFlagsBits.Administrator) !== 0n;
  return isAdministrator || (required !== 0n && (permissions & required) === required);
}
