import { type APIApplicationCommand, ApplicationCommandType } from 'discord-api-types/v10';
import { type Place, withRule } from '../guards/form.ts';
import { isRecord } from '../guards/objects.ts';
import { list } from '../guards/values.ts';
import { type CommandDefinition, identity, NEW_COMMANDS_A_DAY } from '../world/commands.ts';
import type { World } from '../world/world.ts';
import { refusals } from './api-error.ts';
import { type Answer, type Call, DONE, ok, type Route } from './call.ts';
import { anyCommand, chatCommandShape, isMenu, menuCommandShape } from './command-form.ts';
import { onlyKnown, readValue } from './read-form.ts';

/** How many commands of each kind a scope may hold. */
const MOST_COMMANDS = new Map([
  [ApplicationCommandType.ChatInput, 100],
  [ApplicationCommandType.User, 15],
  [ApplicationCommandType.Message, 15],
]);

/** Global commands and those of a server: list, replace all, and one at a time. */
export function commandRoutes(world: World, problem: (text: string) => void): Route[] {
  const global = '/applications/:application/commands';
  const inServer = '/applications/:application/guilds/:server/commands';
  return [
    ...routesAt(world, problem, global, () => undefined),
    ...routesAt(world, problem, inServer, (call) => {
      const server = world.server(call.param('server'));
      if (!server?.members.has(world.application.id)) throw refusals.missingAccess();
      return server.id;
    }),
  ];
}

function routesAt(
  { application, commands }: World,
  problem: (text: string) => void,
  path: string,
  scopeIn: (call: Call) => string | undefined,
): Route[] {
  const command = onlyKnown(anyCommand, (body) => (isMenu(body) ? menuCommandShape : chatCommandShape), problem);
  const commandList = withRule(list(command), areDistinct);

  function scopeOf(call: Call): string | undefined {
    if (call.param('application') !== application.id) throw refusals.unknownApplication();
    return scopeIn(call);
  }
  function commandOf(call: Call): APIApplicationCommand {
    const found = commands.find(scopeOf(call), call.param('command'));
    if (!found) throw refusals.unknownCommand();
    return found;
  }
  function put(call: Call, body: unknown, known?: APIApplicationCommand): Answer {
    const scope = scopeOf(call);
    const definition = readValue(body, command);
    const before = known ?? commands.namesake(scope, definition);
    checkCounts([...commands.inScope(scope).filter((one) => one !== before), definition]);
    if (!before) checkDailyLimit(scope, [definition]);
    return { status: before ? 200 : 201, body: commands.put(scope, definition, before) };
  }
  function checkDailyLimit(scope: string | undefined, definitions: readonly CommandDefinition[]): void {
    if (!commands.isWithinDailyLimit(scope, definitions)) throw refusals.tooManyNewCommands(NEW_COMMANDS_A_DAY);
  }
  return [
    { method: 'GET', path, handle: (call) => ok(commands.inScope(scopeOf(call))) },
    {
      method: 'PUT',
      path,
      handle(call) {
        const scope = scopeOf(call);
        const definitions = readValue(call.body ?? [], commandList);
        checkCounts(definitions);
        checkDailyLimit(scope, definitions);
        return ok(commands.replaceAll(scope, definitions));
      },
    },
    { method: 'POST', path, handle: (call) => put(call, call.body) },
    { method: 'GET', path: `${path}/:command`, handle: (call) => ok(commandOf(call)) },
    {
      method: 'PATCH',
      path: `${path}/:command`,
      handle(call) {
        const known = commandOf(call);
        return put(call, { ...definitionOf(known), ...(isRecord(call.body) ? call.body : {}) }, known);
      },
    },
    {
      method: 'DELETE',
      path: `${path}/:command`,
      handle(call) {
        commands.remove(scopeOf(call), commandOf(call).id);
        return DONE;
      },
    },
  ];
}

function checkCounts(definitions: readonly CommandDefinition[]): void {
  for (const [type, most] of MOST_COMMANDS) {
    const ofType = definitions.filter((one) => (one.type ?? ApplicationCommandType.ChatInput) === type);
    if (ofType.length > most) throw refusals.tooManyCommands(most);
  }
}

function areDistinct(definitions: readonly CommandDefinition[], place: Place): boolean {
  const names = definitions.map(identity);
  const double = names.findIndex((name, index) => names.indexOf(name) < index);
  if (double < 0) return true;
  const code = 'APPLICATION_COMMANDS_DUPLICATE_NAME';
  return place.at(double).at('name').refuse(code, 'Application command names must be unique');
}

/** What the bot said of a command, without what Discord added. */
function definitionOf(known: APIApplicationCommand): CommandDefinition {
  const { application_id: _application, version: _version, guild_id: _server, ...definition } = known;
  return definition;
}
