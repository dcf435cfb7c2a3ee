import type { REST } from 'discord.js';
import pLimit from 'p-limit';
import type { Logger } from 'pino';
import { generalCommandPayloads } from './command-payloads.ts';
import { registerCommands } from './registration.ts';
import { createServerCommandsCache, type ServedKnowledge } from './server-commands.ts';

/** Keeps the commands that Discord has up to date. Nothing here rejects; errors are logged. */
export type Registrar = {
  /** The general commands and every server's own; false if Discord refused some. */
  registerAll(): Promise<boolean>;
  registerServer(serverId: string): Promise<boolean>;
  /** The same for a server that the bot has just joined; what was registered there before is forgotten. */
  serverJoined(serverId: string): Promise<boolean>;
  /** Starts no further registration. */
  close(): void;
};

export type RegistrarOptions = {
  readonly rest: Pick<REST, 'get' | 'put'>;
  /** Known once the bot is connected. */
  readonly applicationId: () => string;
  readonly serverIds: () => Iterable<string>;
  readonly activeKnowledge: ServedKnowledge;
  readonly log: Pick<Logger, 'info' | 'error'>;
};

/** Leaves enough of Discord's 50 requests per second for answers. */
const maxConcurrentServers = 4;

/**
 * Runs one registration of a server at a time, and each reads the active knowledge when it starts: of two that overlap, the
 * older one could write last. A waiting registration serves all later requests for the same one. The registered commands are
 * remembered per server, so that only changes cost a request.
 */
export function createRegistrar(options: RegistrarOptions): Registrar {
  const { rest, applicationId, serverIds, log } = options;
  const serverCommandsOf = createServerCommandsCache(options.activeKnowledge);
  const registeredJson = new Map<string, string>();
  const pending = new Map<string, Promise<boolean>>();
  const lastRuns = new Map<string, Promise<boolean>>();
  const limitServers = pLimit(maxConcurrentServers);
  let isOpen = true;

  const enqueue = (label: string, register: () => Promise<boolean>): Promise<boolean> => {
    const pendingRun = pending.get(label);
    if (pendingRun) return pendingRun;
    const run = Promise.resolve(lastRuns.get(label)).then(() => {
      pending.delete(label);
      return register();
    });
    pending.set(label, run);
    lastRuns.set(label, run);
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
  const syncServer = (serverId: string): Promise<boolean> =>
    tryRegister(async () => {
      const { payloads, json } = await serverCommandsOf(serverId);
      if (registeredJson.get(serverId) === json) return false;
      registeredJson.delete(serverId);
      const hasChanged = await registerCommands(rest, applicationId(), payloads, serverId);
      registeredJson.set(serverId, json);
      return hasChanged;
    }, 'server commands');
  const registerServer = (serverId: string) => enqueue(serverId, () => syncServer(serverId));
  const syncAll = async (): Promise<boolean> => {
    const register = () => registerCommands(rest, applicationId(), generalCommandPayloads());
    const generalSucceeded = await tryRegister(register, 'general commands');
    const syncIfOpen = async (serverId: string) => !isOpen || registerServer(serverId);
    const serversSucceeded = await limitServers.map(serverIds(), syncIfOpen);
    return generalSucceeded && serversSucceeded.every((succeeded) => succeeded);
  };
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
