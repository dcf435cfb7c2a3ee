import type { WebSocket } from 'ws';
import type { Line } from '../line.ts';
import { serverIdIn } from '../world/announcement.ts';
import type { World } from '../world/world.ts';
import { serveConnection } from './connection.ts';
import { asHeard, isHeard, isOnShard } from './intents.ts';
import type { Session } from './session.ts';
import type { GatewayWatcher } from './watcher.ts';

/** How connections are cut. */
export type Drop = 'resumable' | 'invalid-session' | 'reconnect';

/** The room where bots listen. */
export type Gateway = {
  /** Serves a connection that was just opened. */
  accept(socket: WebSocket): void;
  /** Whether a bot is connected and was sent READY. */
  isReady(): boolean;
  /** Cuts or ends all connections; see `Discord.dropGateway`. */
  drop(how: Drop): void;
  /** Ends all connections without a word. */
  close(): void;
};

/** A gateway for this world, with nobody connected. */
export function openGateway(world: World, watcher: GatewayWatcher, line: Line): Gateway {
  const sessions = new Map<string, Session>();
  const connections = new Set<ReturnType<typeof serveConnection>>();

  world.onAnnouncement((announcement) => {
    for (const session of sessions.values()) {
      if (!isOnShard(session.shard, serverIdIn(announcement)) || !isHeard(announcement, session.intents)) continue;
      session.dispatch(asHeard(announcement, session.intents, world.application.id));
    }
  });

  return {
    accept(socket) {
      const connection = serveConnection(socket, { world, sessions, watcher, line });
      connections.add(connection);
      socket.once('close', (code) => {
        connections.delete(connection);
        world.events.emit('gone', { sessionId: connection.session()?.id, code });
      });
    },
    isReady: () => connections.values().some((connection) => connection.session() !== undefined),
    drop(how) {
      if (how === 'invalid-session') sessions.clear();
      for (const connection of connections) how === 'reconnect' ? connection.askToReconnect() : connection.cut();
    },
    close() {
      for (const connection of connections) connection.cut();
    },
  };
}
