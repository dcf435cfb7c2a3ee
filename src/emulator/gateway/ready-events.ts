import { GatewayDispatchEvents, GatewayIntentBits, type GatewayReadyDispatchData } from 'discord-api-types/v10';
import type { DiscordState } from '../state/discord-state.ts';
import { guildCreatePayload } from '../state/server-payload.ts';
import type { GatewaySession } from './gateway-session.ts';
import { isOnShard } from './intents.ts';

/** READY, then each server of the shard, which a bot has to wait for before it knows them. */
export function sendReadyEvents(session: GatewaySession, state: DiscordState): void {
  const { application, messages } = state;
  const servers = state.servers.filter(
    ({ id, members }) => members.has(application.id) && isOnShard(session.shard, id),
  );
  session.dispatch({
    t: GatewayDispatchEvents.Ready,
    d: {
      v: 10,
      user: application.bot,
      guilds: servers.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: state.gatewayUrl,
      shard: [...session.shard],
      application: { id: application.id, flags: application.flags, flags_new: String(application.flags) },
    } satisfies GatewayReadyDispatchData,
  });
  if (!(session.intents & GatewayIntentBits.Guilds)) return;
  for (const server of servers) {
    session.dispatch({
      t: GatewayDispatchEvents.GuildCreate,
      d: guildCreatePayload(server, application.id, messages.lastMessageId),
    });
  }
}
