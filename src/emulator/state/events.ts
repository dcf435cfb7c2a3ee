import type { APIApplicationCommand } from 'discord-api-types/v10';
import type { VisibleMessage } from './visible-message.ts';

/** What can be listened to, and what each listener is told. */
export type EmulatorEvents = {
  /** A message was created, ephemeral ones included. */
  message: VisibleMessage;
  /** A message changed; a deferred answer that is filled in is one too. */
  edit: VisibleMessage;
  delete: { channelId: string; messageId: string };
  typing: { channelId: string; userId: string };
  /** A list of commands was registered or changed: a server's own, or (undefined) the global ones. */
  commands: { serverId: string | undefined; commands: readonly APIApplicationCommand[] };
  /** Channels were added or deleted in a server. */
  channels: { serverId: string };
  /** A bot identified and was sent READY. */
  ready: { sessionId: string; intents: number };
  /** A bot's connection ended; `code` is the WebSocket close code. */
  disconnected: { sessionId: string | undefined; code: number };
  /** A request came that is left without an answer, as `failNext` has it. */
  unanswered: { method: string; path: string };
};

/** Listeners and the voice that reaches them. */
export type EventBus = {
  emit<Name extends keyof EmulatorEvents>(name: Name, payload: EmulatorEvents[Name]): void;
  /** Calls the listener each time from now on, until the returned function is called. */
  on<Name extends keyof EmulatorEvents>(name: Name, listener: (payload: EmulatorEvents[Name]) => void): () => void;
  /** The next event, or the next for which `where` holds. */
  next<Name extends keyof EmulatorEvents>(
    name: Name,
    matches?: (payload: EmulatorEvents[Name]) => boolean,
  ): Promise<EmulatorEvents[Name]>;
};

type Listeners = { [Name in keyof EmulatorEvents]: Set<(payload: EmulatorEvents[Name]) => void> };

/** An event bus without history: a listener hears only what comes after it. */
export function createEventBus(): EventBus {
  const listeners: Listeners = {
    message: new Set(),
    edit: new Set(),
    delete: new Set(),
    typing: new Set(),
    commands: new Set(),
    channels: new Set(),
    ready: new Set(),
    disconnected: new Set(),
    unanswered: new Set(),
  };
  function on<Name extends keyof EmulatorEvents>(
    name: Name,
    listener: (payload: EmulatorEvents[Name]) => void,
  ): () => void {
    const eventListeners = listeners[name];
    eventListeners.add(listener);
    return () => eventListeners.delete(listener);
  }
  return {
    on,
    emit(name, payload) {
      for (const listener of [...listeners[name]]) listener(payload);
    },
    next: (name, matches = () => true) =>
      new Promise((resolve) => {
        const stop = on(name, (payload) => {
          if (!matches(payload)) return;
          stop();
          resolve(payload);
        });
      }),
  };
}
