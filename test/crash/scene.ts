import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ChannelClient,
  type DiscordEmulator,
  openDiscordEmulator,
  type VisibleMessage,
} from '../../src/emulator/emulator.ts';
import { editSample, factPath, sampleKnowledge } from '../discord/sample-knowledge.ts';
import { sampleText } from '../discord/sample-text.ts';
import type { Start } from './start.ts';

/** Two versions of the knowledge: the answers to both facts in each. */
export const versions = {
  first: { text: sampleText, entered: answerOf('when-entered'), where: answerOf('where') },
  second: {
    text: editSample((file) => {
      file.setIn(factPath('when-entered', 'answer'), 'Officers entered around 2pm.');
      file.setIn(factPath('where', 'answer'), 'In Walthamstow.');
    }),
    entered: 'Officers entered around 2pm.',
    where: 'In Walthamstow.',
  },
} as const;

export type Version = keyof typeof versions;

function answerOf(id: string): string {
  return sampleKnowledge.facts.find((fact) => fact.id === id)?.answer ?? '';
}

/** A local Discord that outlives the bot, with a moderator, and the files that the bot starts from. */
export type Scene = {
  readonly discord: DiscordEmulator;
  /** The channels for questions, announcements and the audit log. */
  readonly channels: { readonly general: string; readonly news: string; readonly log: string };
  readonly moderator: ChannelClient;
  /** The settings of the bot's process, and its database. */
  readonly startFile: string;
  readonly database: string;
  /** Calls the listener with every request of the bot to Discord. */
  onRequest(listener: (request: string) => void): () => void;
  /** The text of the messages in a channel that everybody can read. */
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
  const moderator = discord.user('moderator', 'Mo');
  const [startFile, database] = [join(folder, 'start.json'), join(folder, 'data', 'on-record.sqlite')];
  const knowledge = join(folder, 'incident.yaml');
  await writeFile(knowledge, versions.first.text);
  const start: Start = {
    token: discord.token,
    api: discord.apiUrl,
    database,
    folder,
    incident: sampleKnowledge.incident.id,
  };
  await writeFile(startFile, JSON.stringify(start));
  return {
    discord,
    channels,
    moderator: moderator.inChannel(general),
    startFile,
    database,
    onRequest(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    messages: (channel) =>
      moderator
        .inChannel(channel)
        .messages()
        .filter(({ isEphemeral }) => !isEphemeral),
    async close() {
      await discord.close();
      await rm(folder, { recursive: true });
    },
  };
}
