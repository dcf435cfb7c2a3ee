import { REST } from 'discord.js';
import type { ErrandRest } from './errands.ts';

/** So long, in ms, an errand waits for Discord to take it; those behind it wait too. */
const longestWait = 2000;

/**
 * A line of their own for errands, since it gives up where Discord asks to slow down for long, and answers to people must
 * not: a channel that is slowed down must not hold up what has to be corrected elsewhere.
 */
export function errandRest(api: string, token: string): ErrandRest {
  return new REST({ api, rejectOnRateLimit: ({ retryAfter }) => retryAfter > longestWait }).setToken(token);
}
