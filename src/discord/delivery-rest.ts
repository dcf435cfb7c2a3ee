import { REST } from 'discord.js';
import type { DeliveryRest } from './deliver.ts';

/** So long, in ms, an errand waits for Discord to take it; those behind it wait too. */
const maxRateLimitWaitMs = 2000;

/**
 * A line of their own for errands, since it gives up where Discord asks to slow down for long, and answers to people must
 * not: a channel that is slowed down must not hold up what has to be corrected elsewhere.
 */
export function createDeliveryRest(apiUrl: string, token: string): DeliveryRest {
  return new REST({ api: apiUrl, rejectOnRateLimit: ({ retryAfter }) => retryAfter > maxRateLimitWaitMs }).setToken(
    token,
  );
}
