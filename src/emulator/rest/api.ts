import type { DiscordState } from '../state/discord-state.ts';
import { ApiError, apiErrors } from './api-error.ts';
import { channelRoutes } from './channel-routes.ts';
import { commandRoutes } from './command-routes.ts';
import { interactionRoutes } from './interaction-routes.ts';
import { lookupRoutes } from './lookup-routes.ts';
import { type ApiCall, type ApiResponse, createRouter } from './router.ts';
import { createBodyParser } from './validation.ts';
import { webhookRoutes } from './webhook-routes.ts';

/** Discord's REST API as a function. Requests that the emulator does not support are also reported as problems. */
export function createApi(state: DiscordState, reportProblem: (text: string) => void): (call: ApiCall) => ApiResponse {
  const parseBody = createBodyParser(reportProblem);
  const findRoute = createRouter([
    ...lookupRoutes(state, parseBody),
    ...commandRoutes(state, parseBody),
    ...channelRoutes(state, parseBody),
    ...interactionRoutes(state, parseBody),
    ...webhookRoutes(state, parseBody),
  ]);

  function dispatch(call: ApiCall): ApiResponse {
    const match = findRoute(call.method, call.path);
    if (match.kind !== 'route') {
      reportProblem(`The emulator does not support the route ${call.method} ${call.path}.`);
      throw match.kind === 'path-not-found' ? apiErrors.notFound() : apiErrors.methodNotAllowed();
    }
    const { route, params } = match;
    if (!route.isOpen && call.authorization !== `Bot ${state.token}`) throw apiErrors.unauthorized();
    return route.handle({ ...call, param: (name) => requireParam(params, name) });
  }

  return (call) => {
    try {
      return dispatch(call);
    } catch (error) {
      if (error instanceof ApiError) return error;
      throw error;
    }
  };
}

function requireParam(params: Readonly<Record<string, string>>, name: string): string {
  const param = params[name];
  if (param === undefined) throw new Error(`The route has no parameter named ${name}.`);
  return param;
}
