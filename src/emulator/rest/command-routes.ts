import { type APIApplicationCommand, ApplicationCommandType } from 'discord-api-types/v10';
import { refine, type ValidationContext } from '../schema/guard.ts';
import { isRecord } from '../schema/objects.ts';
import { array } from '../schema/values.ts';
import { type CommandDefinition, commandKey, maxNewCommandsPerDay } from '../state/commands.ts';
import type { DiscordState } from '../state/discord-state.ts';
import { type ApiCall, type ApiResponse, noContent, okResponse, type Route } from './api-call.ts';
import { apiErrors } from './api-error.ts';
import { chatCommandFields, commandSchema, isMenuCommand, menuCommandFields } from './command-schema.ts';
import { parseValue, rejectUnknownFields } from './parse-body.ts';

/** How many commands of each kind a scope may hold. */
const maxCommandsByType = new Map([
  [ApplicationCommandType.ChatInput, 100],
  [ApplicationCommandType.User, 15],
  [ApplicationCommandType.Message, 15],
]);

/** Global commands and those of a server: list, replace all, and one at a time. */
export function commandRoutes(state: DiscordState, reportProblem: (text: string) => void): Route[] {
  const global = '/applications/:application/commands';
  const inServer = '/applications/:application/guilds/:server/commands';
  return [
    ...createCommandRoutes(state, reportProblem, global, () => undefined),
    ...createCommandRoutes(state, reportProblem, inServer, (call) => {
      const server = state.findServer(call.param('server'));
      if (!server?.members.has(state.application.id)) throw apiErrors.missingAccess();
      return server.id;
    }),
  ];
}

function createCommandRoutes(
  { application, commands }: DiscordState,
  reportProblem: (text: string) => void,
  path: string,
  readScope: (call: ApiCall) => string | undefined,
): Route[] {
  const command = rejectUnknownFields(
    commandSchema,
    (body) => (isMenuCommand(body) ? menuCommandFields : chatCommandFields),
    reportProblem,
  );
  const commandList = refine(array(command), haveUniqueKeys);

  function requireScope(call: ApiCall): string | undefined {
    if (call.param('application') !== application.id) throw apiErrors.unknownApplication();
    return readScope(call);
  }
  function requireCommand(call: ApiCall): APIApplicationCommand {
    const found = commands.find(requireScope(call), call.param('command'));
    if (!found) throw apiErrors.unknownCommand();
    return found;
  }
  function upsert(call: ApiCall, body: unknown, existing?: APIApplicationCommand): ApiResponse {
    const scope = requireScope(call);
    const definition = parseValue(body, command);
    const previous = existing ?? commands.namesake(scope, definition);
    checkCounts([...commands.inScope(scope).filter((candidate) => candidate !== previous), definition]);
    if (!previous) checkDailyLimit(scope, [definition]);
    return { status: previous ? 200 : 201, body: commands.put(scope, definition, previous) };
  }
  function checkDailyLimit(scope: string | undefined, definitions: readonly CommandDefinition[]): void {
    if (!commands.isWithinDailyLimit(scope, definitions)) throw apiErrors.tooManyNewCommands(maxNewCommandsPerDay);
  }
  return [
    { method: 'GET', path, handle: (call) => okResponse(commands.inScope(requireScope(call))) },
    {
      method: 'PUT',
      path,
      handle(call) {
        const scope = requireScope(call);
        const definitions = parseValue(call.body ?? [], commandList);
        checkCounts(definitions);
        checkDailyLimit(scope, definitions);
        return okResponse(commands.replaceAll(scope, definitions));
      },
    },
    { method: 'POST', path, handle: (call) => upsert(call, call.body) },
    { method: 'GET', path: `${path}/:command`, handle: (call) => okResponse(requireCommand(call)) },
    {
      method: 'PATCH',
      path: `${path}/:command`,
      handle(call) {
        const existing = requireCommand(call);
        return upsert(call, { ...toDefinition(existing), ...(isRecord(call.body) ? call.body : {}) }, existing);
      },
    },
    {
      method: 'DELETE',
      path: `${path}/:command`,
      handle(call) {
        commands.remove(requireScope(call), requireCommand(call).id);
        return noContent;
      },
    },
  ];
}

function checkCounts(definitions: readonly CommandDefinition[]): void {
  for (const [type, max] of maxCommandsByType) {
    const ofType = definitions.filter((definition) => (definition.type ?? ApplicationCommandType.ChatInput) === type);
    if (ofType.length > max) throw apiErrors.tooManyCommands(max);
  }
}

function haveUniqueKeys(definitions: readonly CommandDefinition[], context: ValidationContext): boolean {
  const keys = definitions.map(commandKey);
  const duplicateIndex = keys.findIndex((name, index) => keys.indexOf(name) < index);
  if (duplicateIndex < 0) return true;
  const code = 'APPLICATION_COMMANDS_DUPLICATE_NAME';
  return context.at(duplicateIndex).at('name').addProblem(code, 'Application command names must be unique');
}

/** What the bot said of a command, without what Discord added. */
function toDefinition(command: APIApplicationCommand): CommandDefinition {
  const { application_id: _application, version: _version, guild_id: _server, ...definition } = command;
  return definition;
}
