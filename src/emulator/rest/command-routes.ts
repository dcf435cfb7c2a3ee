import { type APIApplicationCommand, ApplicationCommandType } from 'discord-api-types/v10';
import { isRecord } from '../json.ts';
import { type CommandDefinition, maxNewCommandsPerDay } from '../state/commands.ts';
import type { DiscordState } from '../state/discord-state.ts';
import { apiErrors } from './api-error.ts';
import { commandListSchema, commandSchema } from './command-schema.ts';
import {
  type ApiResponse,
  get,
  noContent,
  ok,
  patch,
  post,
  put,
  type Route,
  type RoutedCall,
  remove,
} from './router.ts';
import type { BodyParser } from './validation.ts';

/** Maximum number of commands of each type in a scope. */
const maxCommandsByType = new Map([
  [ApplicationCommandType.ChatInput, 100],
  [ApplicationCommandType.User, 15],
  [ApplicationCommandType.Message, 15],
]);

/** Global commands and commands of one server. */
export function commandRoutes(state: DiscordState, parseBody: BodyParser): Route[] {
  const global = '/applications/:application/commands';
  const inServer = '/applications/:application/guilds/:server/commands';
  return [
    ...createCommandRoutes(state, parseBody, global, () => undefined),
    ...createCommandRoutes(state, parseBody, inServer, (call) => {
      const server = state.findServer(call.param('server'));
      if (!server?.members.has(state.application.id)) throw apiErrors.missingAccess();
      return server.id;
    }),
  ];
}

function createCommandRoutes(
  { application, commands }: DiscordState,
  parseBody: BodyParser,
  path: string,
  readScope: (call: RoutedCall) => string | undefined,
): Route[] {
  function requireScope(call: RoutedCall): string | undefined {
    if (call.param('application') !== application.id) throw apiErrors.unknownApplication();
    return readScope(call);
  }
  function requireCommand(call: RoutedCall): APIApplicationCommand {
    const found = commands.find(requireScope(call), call.param('command'));
    if (!found) throw apiErrors.unknownCommand();
    return found;
  }
  function upsert(call: RoutedCall, body: unknown, existing?: APIApplicationCommand): ApiResponse {
    const scope = requireScope(call);
    const definition = parseBody(body, commandSchema);
    const previous = existing ?? commands.findExisting(scope, definition);
    checkCounts([...commands.inScope(scope).filter((candidate) => candidate !== previous), definition]);
    if (!previous) checkDailyLimit(scope, [definition]);
    return { status: previous ? 200 : 201, body: commands.put(scope, definition, previous) };
  }
  function checkDailyLimit(scope: string | undefined, definitions: readonly CommandDefinition[]): void {
    if (!commands.isWithinDailyLimit(scope, definitions)) throw apiErrors.tooManyNewCommands(maxNewCommandsPerDay);
  }
  return [
    get(path, (call) => ok(commands.inScope(requireScope(call)))),
    put(path, (call) => {
      const scope = requireScope(call);
      const definitions = parseBody(call.body ?? [], commandListSchema);
      checkCounts(definitions);
      checkDailyLimit(scope, definitions);
      return ok(commands.replaceAll(scope, definitions));
    }),
    post(path, (call) => upsert(call, call.body)),
    get(`${path}/:command`, (call) => ok(requireCommand(call))),
    patch(`${path}/:command`, (call) => {
      const existing = requireCommand(call);
      return upsert(call, { ...toDefinition(existing), ...(isRecord(call.body) ? call.body : {}) }, existing);
    }),
    remove(`${path}/:command`, (call) => {
      commands.remove(requireScope(call), requireCommand(call).id);
      return noContent;
    }),
  ];
}

function checkCounts(definitions: readonly CommandDefinition[]): void {
  for (const [type, max] of maxCommandsByType) {
    const ofType = definitions.filter((definition) => (definition.type ?? ApplicationCommandType.ChatInput) === type);
    if (ofType.length > max) throw apiErrors.tooManyCommands(max);
  }
}

/** The fields that the bot sent, without those that Discord added. */
function toDefinition(command: APIApplicationCommand): CommandDefinition {
  const { application_id: _application, version: _version, guild_id: _server, ...definition } = command;
  return definition;
}
