import type { REST } from 'discord.js';
import type { Logger } from 'pino';
import type { ActiveKnowledge } from '../moderation/moderation.ts';
import { generalCommandPayloads } from './command-payloads.ts';
import { registerCommands } from './registration.ts';
import { createServerCommandsCache } from './server-commands.ts';

/** Keeps what Discord offers in step with the commands there are. Nothing here rejects; faults are logged. */
export type Registrar = {
  /** The general commands, and every server's own; false where Discord refused some. */
  registerAll(): Promise<boolean>;
  registerServer(serverId: string): Promise<boolean>;
  /** The same for a server that has just let the bot in: what it had of it before counts no more. */
  serverJoined(serverId: string): Promise<boolean>;
  /** Begins nothing more. */
  close(): void;
};

export type RegistrarOptions = {
  readonly rest: Pick<REST, 'get' | 'put'>;
  /** The bot's application, which is known once it is connected. */
  readonly applicationId: () => string;
  readonly serverIds: () => Iterable<string>;
  readonly activeKnowledge: Pick<ActiveKnowledge, 'servedIn'>;
  readonly log: Pick<Logger, 'info' | 'error'>;
};

/** So many servers at once: a slow line is used, and of Discord's 50 requests a second enough is left for answers. */
const maxConcurrentServers = 4;

/**
 * One registration at a time, and each reads the knowledge in force in its turn: of two that overlap, the one with the
 * older knowledge could write last. One that waits for its turn serves all who ask for the same in the meantime. What a
 * server was found or made to have is remembered, so that only what changes costs a request.
 */
export function createRegistrar(options: RegistrarOptions): Registrar {
  const { rest, applicationId, serverIds, log } = options;
  const serverCommandsOf = createServerCommandsCache(options.activeKnowledge);
  const registeredJson = new Map<string, string>();
  const pending = new Map<string, Promise<boolean>>();
  let lastRun: Promise<unknown> = Promise.resolve();
  let isOpen = true;

  const enqueue = (label: string, register: () => Promise<boolean>): Promise<boolean> => {
    const pendingRun = pending.get(label);
    if (pendingRun) return pendingRun;
    const run = lastRun.then(() => {
      pending.delete(label);
      return register();
    });
    pending.set(label, run);
    lastRun = run.catch(() => undefined);
    return run;
  };
  const tryRegister = async (register: () => Promise<boolean>, label: string): Promise<boolean> => {
    try {
      if (await register()) log.info(`${label} registered`);
      return true;
    } catch (error) {
      if (isOpen) log.error({ err: error }, `${label} not registered`);
      return false;
    }
  };
  const syncServer = async (serverId: string): Promise<boolean> => {
    const { payloads, json } = serverCommandsOf(serverId);
    if (registeredJson.get(serverId) === json) return true;
    registeredJson.delete(serverId);
    const succeeded = await tryRegister(
      () => registerCommands(rest, applicationId(), payloads, serverId),
      'server commands',
    );
    if (succeeded) registeredJson.set(serverId, json);
    return succeeded;
  };
  const syncAll = async (): Promise<boolean> => {
    const register = () => registerCommands(rest, applicationId(), generalCommandPayloads());
    const succeeded = [await tryRegister(register, 'general commands')];
    const remaining = [...serverIds()].values();
    const registerRemaining = async () => {
      for (const serverId of remaining) if (isOpen) succeeded.push(await syncServer(serverId));
    };
    await Promise.all(Array.from({ length: maxConcurrentServers }, registerRemaining));
    return succeeded.every((isRegistered) => isRegistered);
  };
  const registerServer = (serverId: string) => enqueue(serverId, () => syncServer(serverId));
  return {
    registerAll: () => enqueue('all', syncAll),
    registerServer,
    serverJoined(serverId) {
      registeredJson.delete(serverId);
      return registerServer(serverId);
    },
    close() {
      isOpen = false;
    },
  };
}
