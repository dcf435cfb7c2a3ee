import {
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  GatewayOpcodes,
  type GatewayReadyDispatchData,
} from 'discord-api-types/v10';
import type { RawData, WebSocket } from 'ws';
import type { NetworkLink } from '../network-link.ts';
import type { DiscordState } from '../state/discord-state.ts';
import { guildCreatePayload } from '../state/guild-payloads.ts';
import { type GatewayRequest, parseGatewayRequest } from './gateway-requests.ts';
import { createGatewaySession, type GatewaySession } from './gateway-session.ts';
import { allIntents, isOnShard, privilegedIntents } from './intents.ts';

export type GatewayContext = {
  readonly state: DiscordState;
  readonly sessions: Map<string, GatewaySession>;
  readonly observer: GatewayObserver;
  readonly link: NetworkLink;
};

const heartbeatIntervalMs = 41_250;

/** The close codes that end the session: the bot cannot resume. */
const sessionEndingCodes = new Set([1000, 1001]);

/** How the connection continues after a frame. */
type FrameResult = GatewayCloseCodes | 'keep-open';
type RequestOfKind<Kind extends GatewayRequest['kind']> = Extract<GatewayRequest, { kind: Kind }>;

/** Serves one bot: https://docs.discord.com/developers/events/gateway#connections */
export function serveConnection(socket: WebSocket, { state, sessions, observer, link }: GatewayContext) {
  let session: GatewaySession | undefined;

  function attachSession(newSession: GatewaySession): void {
    session = newSession;
    const { disconnect } = newSession.connect(send);
    socket.once('close', (code) => {
      disconnect();
      if (sessionEndingCodes.has(code)) sessions.delete(newSession.id);
    });
  }

  function send(payload: object): void {
    observer.onFrame({ direction: 'sent', payload });
    const text = JSON.stringify(payload);
    link.send(() => socket.send(text));
  }

  function identify({ token, intents, shard: [id, count] }: RequestOfKind<'identify'>): FrameResult {
    if (session) return GatewayCloseCodes.AlreadyAuthenticated;
    if (token !== state.token) return GatewayCloseCodes.AuthenticationFailed;
    if (id >= count) return GatewayCloseCodes.InvalidShard;
    if (intents & ~allIntents) return GatewayCloseCodes.InvalidIntents;
    if (intents & privilegedIntents & ~state.allowedIntents) return GatewayCloseCodes.DisallowedIntents;
    const newSession = createGatewaySession(intents, [id, count], state.maxRetained);
    sessions.set(newSession.id, newSession);
    attachSession(newSession);
    sendReadyEvents(newSession, state);
    state.events.emit('ready', { sessionId: newSession.id, intents });
    return 'keep-open';
  }

  function resume({ token, sessionId, sequence }: RequestOfKind<'resume'>): FrameResult {
    if (session) return GatewayCloseCodes.AlreadyAuthenticated;
    if (token !== state.token) return GatewayCloseCodes.AuthenticationFailed;
    const existing = sessions.get(sessionId);
    if (existing && !existing.hasReached(sequence)) return GatewayCloseCodes.InvalidSeq;
    if (existing?.canReplayAfter(sequence)) {
      attachSession(existing);
      existing.replayAfter(sequence);
      existing.dispatch({ t: GatewayDispatchEvents.Resumed, d: {} });
    } else {
      send({ op: GatewayOpcodes.InvalidSession, d: false });
    }
    return 'keep-open';
  }

  function handleRequest(request: GatewayRequest): FrameResult {
    switch (request.kind) {
      case 'undecodable':
        return GatewayCloseCodes.DecodeError;
      case 'unknown-opcode':
        return GatewayCloseCodes.UnknownOpcode;
      case 'heartbeat':
        send({ op: GatewayOpcodes.HeartbeatAck });
        return 'keep-open';
      case 'identify':
        return identify(request);
      case 'resume':
        return resume(request);
      case 'presence':
        return session ? 'keep-open' : GatewayCloseCodes.NotAuthenticated;
      case 'unsupported':
        observer.reportProblem('The emulator does not support this gateway request of the bot.');
        return 'keep-open';
    }
  }

  function handleFrame(raw: unknown, request: GatewayRequest): void {
    observer.onFrame({ direction: 'received', payload: raw });
    const result = handleRequest(request);
    if (result !== 'keep-open') socket.close(result, GatewayCloseCodes[result]);
  }

  socket.on('message', (data: RawData) => {
    const { raw, request } = parseGatewayRequest(data.toString());
    link.send(() => handleFrame(raw, request));
  });
  send({ op: GatewayOpcodes.Hello, d: { heartbeat_interval: heartbeatIntervalMs } });

  return {
    /** Undefined until the bot identifies. */
    session: (): GatewaySession | undefined => session,
    /** Ends the connection without a close frame. */
    terminate: (): void => socket.terminate(),
    /** Asks the bot to reconnect and resume. */
    requestReconnect: (): void => send({ op: GatewayOpcodes.Reconnect, d: null }),
  };
}

/** A gateway payload; `received` from the bot. */
export type GatewayFrame = { readonly direction: 'sent' | 'received'; readonly payload: unknown };

export type GatewayObserver = {
  onFrame(frame: GatewayFrame): void;
  /** Reports an unsupported request. */
  reportProblem(text: string): void;
};

/** Sends READY, then GUILD_CREATE for each server of the shard. */
function sendReadyEvents(session: GatewaySession, state: DiscordState): void {
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
