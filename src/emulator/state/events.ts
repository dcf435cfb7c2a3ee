import { EventEmitter } from 'node:events';
import type { APIApplicationCommand } from 'discord-api-types/v10';
import type { VisibleMessage } from './visible-message.ts';

/** The events of the emulator and their payloads. */
type EmulatorEvents = {
  /** A message was created, ephemeral ones included. */
  message: VisibleMessage;
  /** A message changed, or a deferred response was filled in. */
  edit: VisibleMessage;
  delete: { channelId: string; messageId: string };
  typing: { channelId: string; userId: string };
  /** The commands of a server changed, or the global ones (`serverId` is undefined). */
  commands: { serverId: string | undefined; commands: readonly APIApplicationCommand[] };
  /** Channels were added to a server or deleted. */
  channels: { serverId: string };
  /** A bot identified and was sent READY. */
  ready: { sessionId: string; intents: number };
  /** A bot's connection ended; `code` is the WebSocket close code. */
  disconnected: { sessionId: string | undefined; code: number };
  /** A request was left without a response because of `failNext`. */
  unanswered: { method: string; path: string };
};

/** Node's event emitter with the emulator's events. A listener receives only later events. */
export type EventBus = {
  emit<Name extends keyof EmulatorEvents>(name: Name, payload: EmulatorEvents[Name]): void;
  /** Adds a listener and returns the function that removes it. */
  on<Name extends keyof EmulatorEvents>(name: Name, listener: (payload: EmulatorEvents[Name]) => void): () => void;
  /** The next event, or the next one that matches. */
  next<Name extends keyof EmulatorEvents>(
    name: Name,
    matches?: (payload: EmulatorEvents[Name]) => boolean,
  ): Promise<EmulatorEvents[Name]>;
};

export function createEventBus(): EventBus {
  const emitter = new EventEmitter();
  // Every user and every waiting test adds a listener.
  emitter.setMaxListeners(0);
  const bus: EventBus = {
    emit: (name, payload) => void emitter.emit(name, payload),
    on(name, listener) {
      emitter.on(name, listener);
      return () => void emitter.off(name, listener);
    },
    next: (name, matches = () => true) =>
      new Promise((resolve) => {
        const unsubscribe = bus.on(name, (payload) => {
          if (!matches(payload)) return;
          unsubscribe();
          resolve(payload);
        });
      }),
  };
  return bus;
}
