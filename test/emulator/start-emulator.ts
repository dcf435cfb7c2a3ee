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
import type { ChannelClient } from '../../src/emulator/clients/channel-client.ts';
import { type DiscordEmulator, type DiscordEmulatorOptions, openDiscordEmulator } from '../../src/emulator/emulator.ts';

/** Three intents, none of them privileged. */
export const unprivilegedIntents = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
];

/** An emulator with a connected discord.js client. */
export type RunningEmulator = {
  readonly discord: DiscordEmulator;
  readonly client: Client<true>;
  /** The id of the channel "general" in the first server. */
  readonly generalChannelId: string;
  /** A member and a moderator, in general. */
  readonly ann: ChannelClient;
  readonly mo: ChannelClient;
  /** Registers global commands. */
  register(...commands: RESTPostAPIApplicationCommandsJSONBody[]): Promise<void>;
  /** Handles the next interaction of a kind; resolves with the result or the error. */
  once<T extends Interaction>(
    kind: (interaction: Interaction) => interaction is T,
    act: (interaction: T) => unknown,
  ): Promise<unknown>;
  /** The same for the next chat command. */
  onceCommand(act: (interaction: ChatInputCommandInteraction) => unknown): Promise<unknown>;
  /** A plain request to the API, with the bot's token. */
  call(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
};

export type StartEmulatorOptions = DiscordEmulatorOptions & {
  /** Whether the test makes unsupported requests. */
  readonly expectsProblems?: boolean;
  readonly clientOptions?: Partial<ClientOptions>;
};

/** Starts an emulator and connects a client, until the end of the test. Fails the test after unsupported requests. */
export async function startEmulator({
  expectsProblems = false,
  clientOptions,
  ...options
}: StartEmulatorOptions = {}): Promise<RunningEmulator> {
  const discord = await openDiscordEmulator(options);
  const client = createClient(discord, unprivilegedIntents, clientOptions);
  onTestFinished(async () => {
    await client.destroy();
    await discord.close();
    if (!expectsProblems) expect(discord.problems()).toEqual([]);
  });
  const ready = await connectClient(client, discord.token);
  const general = generalChannelIdOf(discord);
  const once: RunningEmulator['once'] = (kind, act) => nextInteraction(ready, kind).then(act).catch(asValue);
  return {
    discord,
    client: ready,
    generalChannelId: general,
    ann: discord.user('member', 'Ann').inChannel(general),
    mo: discord.user('moderator', 'Mo').inChannel(general),
    register: async (...commands) => void (await ready.application.commands.set(commands)),
    once,
    onceCommand: (act) => once((interaction) => interaction.isChatInputCommand(), act),
    call: (method, path, body) => callApi(discord, method, path, body),
  };
}

/** A client that is not connected yet. */
export function createClient(
  discord: DiscordEmulator,
  intents: readonly GatewayIntentBits[] = unprivilegedIntents,
  clientOptions: Partial<ClientOptions> = {},
): Client {
  const rest = { api: discord.apiUrl, version: '10' };
  return new Client({ intents: [...intents], partials: [Partials.Channel], rest, ...clientOptions });
}

/** Connects and waits until the client has received its servers. */
export async function connectClient(client: Client, token: string): Promise<Client<true>> {
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  return ready;
}

/** The id of the channel "general" in a server. */
export function generalChannelIdOf(discord: DiscordEmulator, server = 0): string {
  const channel = discord.servers[server]?.channels[0];
  if (!channel) throw new Error(`There is no server ${server}.`);
  return channel.id;
}

/** The only item. */
export function expectOne<T>(items: readonly T[]): T {
  const [first, ...others] = items;
  if (first === undefined || others.length > 0) throw new Error(`Expected one item, got ${items.length}.`);
  return first;
}

/** A plain request to the API, with the bot's token unless other headers are given. */
export async function callApi(
  discord: DiscordEmulator,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = { authorization: `Bot ${discord.token}` },
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${discord.apiUrl}/v10${path}`, {
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
