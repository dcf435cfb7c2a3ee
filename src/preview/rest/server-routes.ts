import { serverPayload } from '../world/server-payload.ts';
import type { Server } from '../world/servers.ts';
import type { World } from '../world/world.ts';
import { refusals } from './api-error.ts';
import { ok, type Route } from './call.ts';

/** What a bot can look up of servers and of the people in them. */
export function serverRoutes(world: World): Route[] {
  function serverAt(id: string): Server {
    const server = world.server(id);
    if (!server?.members.has(world.application.id)) throw refusals.unknownGuild();
    return server;
  }
  return [
    { method: 'GET', path: '/guilds/:server', handle: (call) => ok(serverPayload(serverAt(call.param('server')))) },
    {
      method: 'GET',
      path: '/guilds/:server/members/:user',
      handle(call) {
        const member = serverAt(call.param('server')).members.get(call.param('user'));
        if (!member) throw refusals.unknownMember();
        return ok(member);
      },
    },
  ];
}
