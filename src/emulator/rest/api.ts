import type { DiscordState } from '../state/discord-state.ts';
import type { ApiCall, ApiResponse, Route } from './api-call.ts';
import { ApiError, apiErrors } from './api-error.ts';
import { applicationRoutes } from './application-routes.ts';
import { channelRoutes } from './channel-routes.ts';
import { commandRoutes } from './command-routes.ts';
import { interactionRoutes } from './interaction-routes.ts';
import { createRouter } from './router.ts';
import { serverRoutes } from './server-routes.ts';
import { userRoutes } from './user-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';

/**
 * Discord's REST API on this world: a call in, an answer out. Throws only on bugs of its own. `problem` is told what was
 * asked for that this Discord does not have.
 */
export function createApi(
  state: DiscordState,
  reportProblem: (text: string) => void,
): (call: Omit<ApiCall, 'param'>) => ApiResponse {
  const routes: Route[] = [
    ...applicationRoutes(state),
    ...commandRoutes(state, reportProblem),
    ...serverRoutes(state),
    ...userRoutes(state, reportProblem),
    ...channelRoutes(state, reportProblem),
    ...interactionRoutes(state, reportProblem),
    ...webhookRoutes(state, reportProblem),
  ];
  const findRoute = createRouter(routes);

  function dispatchCall(call: Omit<ApiCall, 'param'>): ApiResponse {
    const match = findRoute(call.method, call.path);
    if (match.kind !== 'route') {
      reportProblem(`${call.method} ${call.path} is not among the routes that this Discord has.`);
      throw match.kind === 'path-not-found' ? apiErrors.notFound() : apiErrors.methodNotAllowed();
    }
    const { route, params } = match;
    if (!route.skipsAuthorization && call.authorization !== `Bot ${state.token}`) throw apiErrors.unauthorized();
    return route.handle({ ...call, param: (name) => requireParam(params, name) });
  }

  return (call) => {
    try {
      return dispatchCall(call);
    } catch (error) {
      if (error instanceof ApiError) return { status: error.status, body: error.body };
      throw error;
    }
  };
}

function requireParam(params: Readonly<Record<string, string>>, name: string): string {
  const param = params[name];
  if (param === undefined) throw new Error(`The route has no part named ${name}.`);
  return param;
}
