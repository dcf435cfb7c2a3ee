import type { REST } from 'discord.js';
import type { Logger } from 'pino';
import type { Desk } from '../moderation/moderation.ts';
import { generalDefinitions } from './definitions.ts';
import { registerCommands } from './registration.ts';
import { offersOf } from './server-offer.ts';

/** Keeps what Discord offers in step with the commands there are. Nothing here rejects; faults are logged. */
export type Registrar = {
  /** The general commands, and every server's own; false where Discord refused some. */
  all(): Promise<boolean>;
  server(id: string): Promise<boolean>;
  /** The same for a server that has just let the bot in: what it had of it before counts no more. */
  joined(id: string): Promise<boolean>;
  /** Begins nothing more. */
  close(): void;
};

export type RegistrarOptions = {
  readonly rest: Pick<REST, 'get' | 'put'>;
  /** The bot's application, which is known once it is connected. */
  readonly application: () => string;
  readonly servers: () => Iterable<string>;
  readonly desk: Pick<Desk, 'followed'>;
  readonly log: Pick<Logger, 'info' | 'error'>;
};

/** So many servers at once: a slow line is used, and of Discord's 50 requests a second enough is left for answers. */
const atOnce = 4;

/**
 * One registration at a time, and each reads the knowledge in force in its turn: of two that overlap, the one with the
 * older knowledge could write last. One that waits for its turn serves all who ask for the same in the meantime. What a
 * server was found or made to have is remembered, so that only what changes costs a request.
 */
export function openRegistrar(options: RegistrarOptions): Registrar {
  const { rest, application, servers, log } = options;
  const offerOf = offersOf(options.desk);
  const registered = new Map<string, string>();
  const waiting = new Map<string, Promise<boolean>>();
  let last: Promise<unknown> = Promise.resolve();
  let isOpen = true;

  const inTurn = (what: string, register: () => Promise<boolean>): Promise<boolean> => {
    const before = waiting.get(what);
    if (before) return before;
    const mine = last.then(() => {
      waiting.delete(what);
      return register();
    });
    waiting.set(what, mine);
    last = mine.catch(() => undefined);
    return mine;
  };
  const attempt = async (register: () => Promise<boolean>, what: string): Promise<boolean> => {
    try {
      if (await register()) log.info(`${what} registered`);
      return true;
    } catch (error) {
      if (isOpen) log.error({ err: error }, `${what} not registered`);
      return false;
    }
  };
  const registerServer = async (id: string): Promise<boolean> => {
    const { definitions, text } = offerOf(id);
    if (registered.get(id) === text) return true;
    registered.delete(id);
    const done = await attempt(() => registerCommands(rest, application(), definitions, id), 'server commands');
    if (done) registered.set(id, text);
    return done;
  };
  const registerAll = async (): Promise<boolean> => {
    const register = () => registerCommands(rest, application(), generalDefinitions());
    const done = [await attempt(register, 'general commands')];
    const left = [...servers()].values();
    const workOff = async () => {
      for (const id of left) if (isOpen) done.push(await registerServer(id));
    };
    await Promise.all(Array.from({ length: atOnce }, workOff));
    return done.every((one) => one);
  };
  const server = (id: string) => inTurn(id, () => registerServer(id));
  return {
    all: () => inTurn('all', registerAll),
    server,
    joined(id) {
      registered.delete(id);
      return server(id);
    },
    close() {
      isOpen = false;
    },
  };
}
