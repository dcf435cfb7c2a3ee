import { type APIApplicationCommand, ApplicationCommandType } from 'discord-api-types/v10';
import { isRecord } from '../json.ts';
import { type CommandDefinition, maxNewCommandsPerDay } from '../state/commands.ts';
import type { DiscordState } from '../state/discord-state.ts';
import { type ApiCall, type ApiResponse, noContent, okResponse, type Route } from './api-call.ts';
import { apiErrors } from './api-error.ts';
import { commandListSchema, commandSchema } from './command-schema.ts';
import { createBodyParser } from './validation.ts';

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
  const parseBody = createBodyParser(reportProblem);

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
    const definition = parseBody(body, commandSchema);
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
        const definitions = parseBody(call.body ?? [], commandListSchema);
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

/** What the bot said of a command, without what Discord added. */
function toDefinition(command: APIApplicationCommand): CommandDefinition {
  const { application_id: _application, version: _version, guild_id: _server, ...definition } = command;
  return definition;
}
