import { expect } from 'vitest';
import type { DiscordEmulator, RestExchange, VisibleMessage } from '../../src/emulator/emulator.ts';
import { loadSpecification } from '../emulator/discord-specification.ts';

/** Discord's own description of its interface; undefined where its file is not there. */
export const specification = loadSpecification();

/** What came of a session. */
export type Run = {
  readonly discord: DiscordEmulator;
  /** Every message, and every message again that was edited. */
  readonly seenMessages: readonly VisibleMessage[];
  readonly exchanges: readonly RestExchange[];
  readonly log: readonly string[];
};

/** What holds of every session, whatever it was about. */
export function expectCleanRun({ discord, seenMessages, exchanges, log }: Run): void {
  expect(discord.problems()).toEqual([]);
  expect(seenMessages.filter(({ author }) => author.isBot).flatMap(violations)).toEqual([]);
  expect(exchanges.flatMap((exchange) => specification?.check(exchange) ?? [])).toEqual([]);
  const secrets = secretsOf(discord, exchanges);
  expect(log.filter((line) => secrets.some((secret) => line.includes(secret)))).toEqual([]);
}

/** What no message of the bot may ever do. */
function violations({ content, pingedIds, embeds, areEmbedsSuppressed, isLoading }: VisibleMessage): string[] {
  return [
    ...(pingedIds.length > 0 ? [`pings ${pingedIds}: ${content}`] : []),
    ...(embeds.length > 0 || !(areEmbedsSuppressed || isLoading) ? [`shows embeds: ${content}`] : []),
    ...(content.length > 2000 ? [`is too long: ${content}`] : []),
  ];
}

/** The bot's token, and those of the interactions that it answered. */
function secretsOf({ token }: DiscordEmulator, exchanges: readonly RestExchange[]): string[] {
  return [
    token,
    ...exchanges.flatMap(({ path }) => /^\/(?:interactions|webhooks)\/\d+\/([^/]+)/.exec(path)?.[1] ?? []),
  ];
}

const levels = { debug: 20, info: 30, warn: 40, error: 50 };

/** The log lines of a level. */
export function logLinesAt(level: keyof typeof levels, log: readonly string[]): string[] {
  return log.filter((line) => line.includes(`"level":${levels[level]},`));
}
