import { GatewayDispatchEvents, GatewayIntentBits, type GatewayReadyDispatchData } from 'discord-api-types/v10';
import { serverAnnouncement } from '../world/server-payload.ts';
import type { World } from '../world/world.ts';
import { isOnShard } from './intents.ts';
import type { Session } from './session.ts';

/** READY, then each server of the shard, which a bot has to wait for before it knows them. */
export function greet(session: Session, world: World): void {
  const { application, messages } = world;
  const servers = world.servers.filter(
    ({ id, members }) => members.has(application.id) && isOnShard(session.shard, id),
  );
  session.dispatch({
    t: GatewayDispatchEvents.Ready,
    d: {
      v: 10,
      user: application.bot,
      guilds: servers.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: world.gatewayUrl,
      shard: [...session.shard],
      application: { id: application.id, flags: application.flags, flags_new: String(application.flags) },
    } satisfies GatewayReadyDispatchData,
  });
  if (!(session.intents & GatewayIntentBits.Guilds)) return;
  for (const server of servers) {
    session.dispatch({
      t: GatewayDispatchEvents.GuildCreate,
      d: serverAnnouncement(server, application.id, messages.lastIn),
    });
  }
}
