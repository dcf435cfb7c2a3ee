import type { DiscordState } from '../state/discord-state.ts';
import { serverPayload } from '../state/server-payload.ts';
import type { Server } from '../state/servers.ts';
import { okResponse, type Route } from './api-call.ts';
import { apiErrors } from './api-error.ts';

/** What a bot can look up of servers and of the people in them. */
export function serverRoutes(state: DiscordState): Route[] {
  function requireServer(id: string): Server {
    const server = state.findServer(id);
    if (!server?.members.has(state.application.id)) throw apiErrors.unknownGuild();
    return server;
  }
  return [
    {
      method: 'GET',
      path: '/guilds/:server',
      handle: (call) => okResponse(serverPayload(requireServer(call.param('server')))),
    },
    {
      method: 'GET',
      path: '/guilds/:server/members/:user',
      handle(call) {
        const member = requireServer(call.param('server')).members.get(call.param('user'));
        if (!member) throw apiErrors.unknownMember();
        return okResponse(member);
      },
    },
  ];
}
