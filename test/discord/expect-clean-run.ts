import { expect } from 'vitest';
import type { DiscordEmulator, RestExchange, VisibleMessage } from '../../src/emulator/emulator.ts';
import { loadSpecification } from '../emulator/discord-specification.ts';

/** Discord's OpenAPI specification; undefined if the file is missing. */
export const specification = loadSpecification();

/** The results of a session. */
export type Run = {
  readonly discord: DiscordEmulator;
  /** Every message, and again every edit of it. */
  readonly seenMessages: readonly VisibleMessage[];
  readonly exchanges: readonly RestExchange[];
  readonly log: readonly string[];
};

/** Expectations that every session must meet. */
export function expectCleanRun({ discord, seenMessages, exchanges, log }: Run): void {
  expect(discord.problems()).toEqual([]);
  expect(seenMessages.filter(({ author }) => author.isBot).flatMap(violations)).toEqual([]);
  expect(exchanges.flatMap((exchange) => specification?.check(exchange) ?? [])).toEqual([]);
  const secrets = secretsOf(discord, exchanges);
  expect(log.filter((line) => secrets.some((secret) => line.includes(secret)))).toEqual([]);
}

/** Expectations that every message must meet. */
function violations({ content, pingedIds, embeds, areEmbedsSuppressed, isLoading }: VisibleMessage): string[] {
  return [
    ...(pingedIds.length > 0 ? [`pings ${pingedIds}: ${content}`] : []),
    ...(embeds.length > 0 || !(areEmbedsSuppressed || isLoading) ? [`shows embeds: ${content}`] : []),
    ...(content.length > 2000 ? [`is too long: ${content}`] : []),
  ];
}

/** The bot's token and the tokens of all answered interactions. */
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
