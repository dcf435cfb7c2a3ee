import { GatewayCloseCodes, GatewayDispatchEvents, GatewayOpcodes } from 'discord-api-types/v10';
import type { RawData, WebSocket } from 'ws';
import type { Line } from '../line.ts';
import type { World } from '../world/world.ts';
import { greet } from './greeting.ts';
import { ALL_INTENTS, PRIVILEGED_INTENTS } from './intents.ts';
import { type GatewayRequest, readRequest } from './requests.ts';
import { openSession, type Session } from './session.ts';
import type { GatewayWatcher } from './watcher.ts';

/** What a connection shares with the others. */
export type Room = {
  readonly world: World;
  readonly sessions: Map<string, Session>;
  readonly watcher: GatewayWatcher;
  readonly line: Line;
};

/** How often a bot is to give a sign of life, in ms. */
const HEARTBEAT_INTERVAL = 41_250;

/** The close codes by which a bot says that it will not resume. */
const ENDS_SESSION = new Set([1000, 1001]);

/** What becomes of the connection after a frame: it stays, or is closed with this code. */
type Verdict = GatewayCloseCodes | 'stay';
type Asked<Kind extends GatewayRequest['kind']> = Extract<GatewayRequest, { kind: Kind }>;

/** Speaks with one bot, as https://docs.discord.com/developers/events/gateway#connections describes. */
export function serveConnection(socket: WebSocket, { world, sessions, watcher, line }: Room) {
  let session: Session | undefined;

  function serve(opened: Session): void {
    session = opened;
    const { leave } = opened.connect(send);
    socket.once('close', (code) => {
      leave();
      if (ENDS_SESSION.has(code)) sessions.delete(opened.id);
    });
  }

  function send(payload: object): void {
    watcher.frame({ direction: 'sent', payload });
    const text = JSON.stringify(payload);
    line.carry(() => socket.send(text));
  }

  function identify({ token, intents, shard: [id = 0, count = 1] }: Asked<'identify'>): Verdict {
    if (session) return GatewayCloseCodes.AlreadyAuthenticated;
    if (token !== world.token) return GatewayCloseCodes.AuthenticationFailed;
    if (id >= count) return GatewayCloseCodes.InvalidShard;
    if (intents & ~ALL_INTENTS) return GatewayCloseCodes.InvalidIntents;
    if (intents & PRIVILEGED_INTENTS & ~world.intentsAllowed) return GatewayCloseCodes.DisallowedIntents;
    const opened = openSession(intents, [id, count], world.keeps);
    sessions.set(opened.id, opened);
    serve(opened);
    greet(opened, world);
    world.events.emit('ready', { sessionId: opened.id, intents });
    return 'stay';
  }

  function resume({ token, sessionId, sequence }: Asked<'resume'>): Verdict {
    if (session) return GatewayCloseCodes.AlreadyAuthenticated;
    if (token !== world.token) return GatewayCloseCodes.AuthenticationFailed;
    const known = sessions.get(sessionId);
    if (known && !known.hasReached(sequence)) return GatewayCloseCodes.InvalidSeq;
    if (known?.remembers(sequence)) {
      serve(known);
      known.replayAfter(sequence);
      known.dispatch({ t: GatewayDispatchEvents.Resumed, d: {} });
    } else {
      send({ op: GatewayOpcodes.InvalidSession, d: false });
    }
    return 'stay';
  }

  function answer(request: GatewayRequest): Verdict {
    switch (request.kind) {
      case 'undecodable':
        return GatewayCloseCodes.DecodeError;
      case 'unknown-opcode':
        return GatewayCloseCodes.UnknownOpcode;
      case 'heartbeat':
        send({ op: GatewayOpcodes.HeartbeatAck });
        return 'stay';
      case 'identify':
        return identify(request);
      case 'resume':
        return resume(request);
      case 'presence':
        return session ? 'stay' : GatewayCloseCodes.NotAuthenticated;
      case 'unsupported':
        watcher.problem('The bot asked the gateway for something that this Discord does not have.');
        return 'stay';
    }
  }

  function hear(raw: unknown, request: GatewayRequest): void {
    watcher.frame({ direction: 'received', payload: raw });
    const verdict = answer(request);
    if (verdict !== 'stay') socket.close(verdict, GatewayCloseCodes[verdict]);
  }

  socket.on('message', (data: RawData) => {
    const { raw, request } = readRequest(data.toString());
    line.carry(() => hear(raw, request));
  });
  send({ op: GatewayOpcodes.Hello, d: { heartbeat_interval: HEARTBEAT_INTERVAL } });

  return {
    /** The session that the connection serves; undefined before the bot identified. */
    session: (): Session | undefined => session,
    /** Ends the connection as a broken line would. */
    cut: (): void => socket.terminate(),
    /** Tells the bot to come again and resume, as Discord does before it restarts a server. */
    askToReconnect: (): void => send({ op: GatewayOpcodes.Reconnect, d: null }),
  };
}
