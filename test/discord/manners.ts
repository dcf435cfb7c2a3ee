import { expect } from 'vitest';
import type { Discord, Exchange, VisibleMessage } from '../../src/preview/discord.ts';
import { openSpecification } from '../preview/specification.ts';

/** Discord's own description of its interface; undefined where its file is not there. */
export const specification = openSpecification();

/** What came of a session. */
export type Session = {
  readonly discord: Discord;
  /** Every message, and every message again that was edited. */
  readonly seen: readonly VisibleMessage[];
  readonly exchanges: readonly Exchange[];
  readonly log: readonly string[];
};

/** What holds of every session, whatever it was about. */
export function expectManners({ discord, seen, exchanges, log }: Session): void {
  expect(discord.problems()).toEqual([]);
  expect(seen.filter(({ author }) => author.isBot).flatMap(breaches)).toEqual([]);
  expect(exchanges.flatMap((exchange) => specification?.check(exchange) ?? [])).toEqual([]);
  const secrets = secretsOf(discord, exchanges);
  expect(log.filter((line) => secrets.some((secret) => line.includes(secret)))).toEqual([]);
}

/** What no message of the bot may ever do. */
function breaches({ content, pings, embeds, embedsSuppressed, loading }: VisibleMessage): string[] {
  return [
    ...(pings.length > 0 ? [`pings ${pings}: ${content}`] : []),
    ...(embeds.length > 0 || !(embedsSuppressed || loading) ? [`shows embeds: ${content}`] : []),
    ...(content.length > 2000 ? [`is too long: ${content}`] : []),
  ];
}

/** The bot's token, and those of the interactions that it answered. */
function secretsOf({ token }: Discord, exchanges: readonly Exchange[]): string[] {
  return [
    token,
    ...exchanges.flatMap(({ path }) => /^\/(?:interactions|webhooks)\/\d+\/([^/]+)/.exec(path)?.[1] ?? []),
  ];
}

const levels = { debug: 20, info: 30, warn: 40, error: 50 };

/** The log lines of a level. */
export function linesAt(level: keyof typeof levels, log: readonly string[]): string[] {
  return log.filter((line) => line.includes(`"level":${levels[level]},`));
}
