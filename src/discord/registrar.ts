import type { REST } from 'discord.js';
import type { Logger } from 'pino';
import type { Command } from '../../commands/command.ts';
import { factCommands } from '../../commands/index.ts';
import type { Desk } from '../moderation/moderation.ts';
import { generalDefinitions, serverDefinition } from './definitions.ts';
import { registerCommands } from './registration.ts';

/** Keeps what Discord offers in step with the commands there are. Nothing here rejects; faults are logged. */
export type Registrar = {
  /** The general commands, and every server's own; false where Discord refused some. */
  all(): Promise<boolean>;
  server(id: string): Promise<boolean>;
};

export type RegistrarOptions = {
  readonly rest: Pick<REST, 'get' | 'put'>;
  /** The bot's application, which is known once it is connected. */
  readonly application: () => string;
  readonly servers: () => Iterable<string>;
  readonly desk: Pick<Desk, 'followed'>;
  readonly log: Pick<Logger, 'info' | 'error'>;
};

/** Discord's limit for the commands of a server (discord-api-docs, application-commands). */
const mostCommands = 100;

/**
 * One registration at a time, and each reads the knowledge in force in its turn: of two that overlap, the one with the
 * older knowledge could write last.
 */
export function openRegistrar(options: RegistrarOptions): Registrar {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (register: () => Promise<boolean>) => {
    const mine = last.then(register);
    last = mine.catch(() => undefined);
    return mine;
  };
  return {
    all: () => inTurn(() => registerAll(options)),
    server: (id) => inTurn(() => registerServer(id, options)),
  };
}

async function registerAll(options: RegistrarOptions): Promise<boolean> {
  const { rest, application, servers, log } = options;
  const register = () => registerCommands(rest, application(), generalDefinitions());
  const done = [await attempt(register, 'general commands', log)];
  for (const id of servers()) done.push(await registerServer(id, options));
  return done.every((one) => one);
}

async function registerServer(id: string, { rest, application, desk, log }: RegistrarOptions): Promise<boolean> {
  const definitions = () => commandsOf(id, desk).map(serverDefinition);
  return attempt(() => registerCommands(rest, application(), definitions(), id), 'server commands', log);
}

/** Channels of one server may follow different incidents; of two commands of one name the server's own is offered. */
function commandsOf(server: string, desk: RegistrarOptions['desk']): Command[] {
  const all = desk.followed(server).flatMap(({ knowledge }) => factCommands(knowledge));
  const byName = new Map(all.toReversed().map((command) => [command.name, command]));
  return [...byName.values()].toReversed().slice(0, mostCommands);
}

/** A server that refuses its commands must not keep the others from theirs. */
async function attempt(register: () => Promise<boolean>, what: string, log: RegistrarOptions['log']): Promise<boolean> {
  try {
    if (await register()) log.info(`${what} registered`);
    return true;
  } catch (error) {
    log.error({ err: error }, `${what} not registered`);
    return false;
  }
}
