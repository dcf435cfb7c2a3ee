import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ChannelClient,
  type DiscordEmulator,
  openDiscordEmulator,
  type VisibleMessage,
} from '../../src/emulator/emulator.ts';
import { brief, edited, pathTo } from '../discord/brief-knowledge.ts';
import { briefText } from '../discord/brief-text.ts';
import type { Start } from './start.ts';

/** Two states of the knowledge: what both facts answer in each. */
export const states = {
  first: { text: briefText, entered: answerOf('when-entered'), where: answerOf('where') },
  second: {
    text: edited((file) => {
      file.setIn(pathTo('when-entered', 'answer'), 'Officers entered around 2pm.');
      file.setIn(pathTo('where', 'answer'), 'In Walthamstow.');
    }),
    entered: 'Officers entered around 2pm.',
    where: 'In Walthamstow.',
  },
} as const;

export type State = keyof typeof states;

function answerOf(id: string): string {
  return brief.facts.find((fact) => fact.id === id)?.answer ?? '';
}

/** A Discord that outlives the bot, with a moderator in it, and the files from which the bot starts. */
export type Scene = {
  readonly discord: DiscordEmulator;
  /** Where people ask, where what is new is posted, and where the moderators' log is. */
  readonly channels: { readonly general: string; readonly news: string; readonly log: string };
  readonly mo: ChannelClient;
  /** What the bot's process is told, and the database that it uses. */
  readonly startFile: string;
  readonly database: string;
  /** Calls the listener with every request of the bot to Discord. */
  onRequest(listener: (request: string) => void): () => void;
  /** What everybody can read in a channel. */
  messages(channel: string): readonly VisibleMessage[];
  close(): Promise<void>;
};

export async function openScene(): Promise<Scene> {
  const folder = await mkdtemp(join(tmpdir(), 'on-record-'));
  const listeners = new Set<(request: string) => void>();
  const discord = await openDiscordEmulator({
    onExchange: ({ method, path }) => {
      for (const listener of listeners) listener(`${method} ${path}`);
    },
  });
  const server = discord.servers[0];
  if (!server) throw new Error('There is no server.');
  const general = server.channels[0]?.id ?? '';
  const [news, log] = ['news', 'log'].map((name) => discord.addChannel(server.id, name).id);
  const channels = { general, news: news ?? '', log: log ?? '' };
  const mo = discord.user('moderator', 'Mo');
  const [startFile, database] = [join(folder, 'start.json'), join(folder, 'data', 'on-record.sqlite')];
  const knowledge = join(folder, 'incident.yaml');
  await writeFile(knowledge, states.first.text);
  const start: Start = { token: discord.token, api: discord.apiUrl, database, folder, incident: brief.incident.id };
  await writeFile(startFile, JSON.stringify(start));
  return {
    discord,
    channels,
    mo: mo.inChannel(general),
    startFile,
    database,
    onRequest(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    messages: (channel) =>
      mo
        .inChannel(channel)
        .messages()
        .filter(({ isEphemeral }) => !isEphemeral),
    async close() {
      await discord.close();
      await rm(folder, { recursive: true });
    },
  };
}
