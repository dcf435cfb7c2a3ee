import {
  type ChatInputCommandInteraction,
  Client,
  type ClientOptions,
  Events,
  GatewayIntentBits,
  type Interaction,
  Partials,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { expect, onTestFinished } from 'vitest';
import { type Discord, type DiscordOptions, openDiscord } from '../../src/preview/discord.ts';
import type { PersonInChannel } from '../../src/preview/people/in-channel.ts';

/** Three intents, none of them privileged. */
export const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/** A Discord with a real discord.js client in it, for the length of a test. */
export type Room = {
  readonly discord: Discord;
  readonly client: Client<true>;
  /** The id of the channel "general" in the first server. */
  readonly general: string;
  /** A member and a moderator, in general. */
  readonly ann: PersonInChannel;
  readonly mod: PersonInChannel;
  /** Registers global commands. */
  register(...commands: RESTPostAPIApplicationCommandsJSONBody[]): Promise<void>;
  /** Does something with the next interaction of a kind; resolves with the result, or with the error that it met. */
  once<T extends Interaction>(
    kind: (interaction: Interaction) => interaction is T,
    act: (interaction: T) => unknown,
  ): Promise<unknown>;
  /** The same for the next chat command. */
  onceCommand(act: (interaction: ChatInputCommandInteraction) => unknown): Promise<unknown>;
  /** A plain request to the API, with the bot's token. */
  call(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
};

/** How a room differs from the usual one. */
export type RoomOptions = DiscordOptions & {
  /** Whether the test asks for what the Discord does not have. */
  readonly expectsProblems?: boolean;
  /** How the client differs from the usual one. */
  readonly client?: Partial<ClientOptions>;
};

/** Opens a Discord and connects a client. Both are gone when the test is over, and nothing unknown was asked for. */
export async function openRoom({ expectsProblems = false, client: more, ...options }: RoomOptions = {}): Promise<Room> {
  const discord = await openDiscord(options);
  const client = makeClient(discord, INTENTS, more);
  onTestFinished(async () => {
    await client.destroy();
    await discord.close();
    if (!expectsProblems) expect(discord.problems()).toEqual([]);
  });
  const ready = await connect(client, discord.token);
  const general = generalOf(discord);
  const once: Room['once'] = (kind, act) => nextInteraction(ready, kind).then(act).catch(asValue);
  return {
    discord,
    client: ready,
    general,
    ann: discord.person('member', 'Ann').in(general),
    mod: discord.person('moderator', 'Mo').in(general),
    register: async (...commands) => void (await ready.application.commands.set(commands)),
    once,
    onceCommand: (act) => once((interaction) => interaction.isChatInputCommand(), act),
    call: (method, path, body) => call(discord, method, path, body),
  };
}

/** A client as a bot would make it, not connected yet. */
export function makeClient(
  discord: Discord,
  intents: readonly GatewayIntentBits[] = INTENTS,
  more: Partial<ClientOptions> = {},
): Client {
  const rest = { api: discord.api, version: '10' };
  return new Client({ intents: [...intents], partials: [Partials.Channel], rest, ...more });
}

/** Connects and waits until the client knows its servers. */
export async function connect(client: Client, token: string): Promise<Client<true>> {
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  return ready;
}

/** The id of the channel "general" in a server. */
export function generalOf(discord: Discord, server = 0): string {
  const channel = discord.servers[server]?.channels[0];
  if (!channel) throw new Error(`There is no server ${server}.`);
  return channel.id;
}

/** A message that must be there. */
export function only<T>(things: readonly T[]): T {
  const [first, ...others] = things;
  if (first === undefined || others.length > 0) throw new Error(`Expected one thing, got ${things.length}.`);
  return first;
}

/** A plain request to the API, with the bot's token unless other headers are given. */
export async function call(
  discord: Discord,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = { authorization: `Bot ${discord.token}` },
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${discord.api}/v10${path}`, {
    method,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

function nextInteraction<T extends Interaction>(
  client: Client<true>,
  kind: (interaction: Interaction) => interaction is T,
): Promise<T> {
  return new Promise((resolve) => {
    function look(interaction: Interaction): void {
      if (!kind(interaction)) return;
      client.off(Events.InteractionCreate, look);
      resolve(interaction);
    }
    client.on(Events.InteractionCreate, look);
  });
}

function asValue(error: unknown): unknown {
  return error;
}
