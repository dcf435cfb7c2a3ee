import type { WebSocket } from 'ws';
import type { NetworkLink } from '../network-link.ts';
import type { DiscordState } from '../state/discord-state.ts';
import { serverIdOf } from '../state/gateway-events.ts';
import { type GatewayObserver, serveConnection } from './connection.ts';
import type { GatewaySession } from './gateway-session.ts';
import { isAllowedByIntents, isOnShard, redactForIntents } from './intents.ts';

export type DropMode = 'resumable' | 'invalid-session' | 'reconnect';

export type Gateway = {
  /** Serves a new connection. */
  accept(socket: WebSocket): void;
  /** Whether a bot is connected and was sent READY. */
  isReady(): boolean;
  /** See `DiscordEmulator.dropGateway`. */
  drop(mode: DropMode): void;
  /** Terminates all connections. */
  close(): void;
};

export function openGateway(state: DiscordState, observer: GatewayObserver, link: NetworkLink): Gateway {
  const sessions = new Map<string, GatewaySession>();
  const connections = new Set<ReturnType<typeof serveConnection>>();

  state.onGatewayEvent((event) => {
    for (const session of sessions.values()) {
      if (!isOnShard(session.shard, serverIdOf(event)) || !isAllowedByIntents(event, session.intents)) continue;
      session.dispatch(redactForIntents(event, session.intents, state.application.id));
    }
  });

  return {
    accept(socket) {
      const connection = serveConnection(socket, { state, sessions, observer, link });
      connections.add(connection);
      socket.once('close', (code) => {
        connections.delete(connection);
        state.events.emit('disconnected', { sessionId: connection.session()?.id, code });
      });
    },
    isReady: () => connections.values().some((connection) => connection.session() !== undefined),
    drop(mode) {
      if (mode === 'invalid-session') sessions.clear();
      for (const connection of connections)
        mode === 'reconnect' ? connection.requestReconnect() : connection.terminate();
    },
    close() {
      for (const connection of connections) connection.terminate();
    },
  };
}
