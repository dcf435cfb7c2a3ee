import type { World } from '../world/world.ts';
import { ApiError, refusals } from './api-error.ts';
import { applicationRoutes } from './application-routes.ts';
import type { Answer, Call, Route } from './call.ts';
import { channelRoutes } from './channel-routes.ts';
import { commandRoutes } from './command-routes.ts';
import { interactionRoutes } from './interaction-routes.ts';
import { openRouter } from './router.ts';
import { serverRoutes } from './server-routes.ts';
import { userRoutes } from './user-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';

/**
 * Discord's REST API on this world: a call in, an answer out. Throws only on bugs of its own. `problem` is told what was
 * asked for that this Discord does not have.
 */
export function openApi(world: World, problem: (text: string) => void): (call: Omit<Call, 'param'>) => Answer {
  const routes: Route[] = [
    ...applicationRoutes(world),
    ...commandRoutes(world, problem),
    ...serverRoutes(world),
    ...userRoutes(world, problem),
    ...channelRoutes(world, problem),
    ...interactionRoutes(world, problem),
    ...webhookRoutes(world, problem),
  ];
  const find = openRouter(routes);

  function dispatch(call: Omit<Call, 'param'>): Answer {
    const found = find(call.method, call.path);
    if (found.kind !== 'route') {
      problem(`${call.method} ${call.path} is not among the routes that this Discord has.`);
      throw found.kind === 'no-such-path' ? refusals.notFound() : refusals.methodNotAllowed();
    }
    const { route, parts } = found;
    if (!route.isOpen && call.authorization !== `Bot ${world.token}`) throw refusals.unauthorized();
    return route.handle({ ...call, param: (name) => partOf(parts, name) });
  }

  return (call) => {
    try {
      return dispatch(call);
    } catch (error) {
      if (error instanceof ApiError) return { status: error.status, body: error.body };
      throw error;
    }
  };
}

function partOf(parts: Readonly<Record<string, string>>, name: string): string {
  const part = parts[name];
  if (part === undefined) throw new Error(`The route has no part named ${name}.`);
  return part;
}
