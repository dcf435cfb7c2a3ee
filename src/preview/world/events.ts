import type { APIApplicationCommand } from 'discord-api-types/v10';
import type { VisibleMessage } from './visible-message.ts';

/** What can be listened to, and what each listener is told. */
export type Events = {
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
  gone: { sessionId: string | undefined; code: number };
  /** A request came that is left without an answer, as `failNext` has it. */
  unanswered: { method: string; path: string };
};

/** Listeners and the voice that reaches them. */
export type EventBus = {
  emit<Name extends keyof Events>(name: Name, what: Events[Name]): void;
  /** Calls the listener each time from now on, until the returned function is called. */
  on<Name extends keyof Events>(name: Name, listener: (what: Events[Name]) => void): () => void;
  /** The next event, or the next for which `where` holds. */
  next<Name extends keyof Events>(name: Name, where?: (what: Events[Name]) => boolean): Promise<Events[Name]>;
};

type Listeners = { [Name in keyof Events]: Set<(what: Events[Name]) => void> };

/** An event bus without history: a listener hears only what comes after it. */
export function openEvents(): EventBus {
  const listeners: Listeners = {
    message: new Set(),
    edit: new Set(),
    delete: new Set(),
    typing: new Set(),
    commands: new Set(),
    channels: new Set(),
    ready: new Set(),
    gone: new Set(),
    unanswered: new Set(),
  };
  function on<Name extends keyof Events>(name: Name, listener: (what: Events[Name]) => void): () => void {
    const heard = listeners[name];
    heard.add(listener);
    return () => heard.delete(listener);
  }
  return {
    on,
    emit(name, what) {
      for (const listener of [...listeners[name]]) listener(what);
    },
    next: (name, where = () => true) =>
      new Promise((resolve) => {
        const stop = on(name, (what) => {
          if (!where(what)) return;
          stop();
          resolve(what);
        });
      }),
  };
}
