import { DefaultRestOptions, RESTJSONErrorCodes, type RESTOptions } from 'discord.js';
import { LRUCache } from 'lru-cache';
import { delay } from './delay.ts';

type MakeRequest = RESTOptions['makeRequest'];

/** For how long an interaction waits for its first answer, in ms. */
const ackTimeoutMs = 3000;
/** Who waits for anything else has more time: its pauses are so many times longer. */
const backgroundDelayFactor = 2.5;

/** Far more than wait at once; those that the client gave up are forgotten in time. */
const maxTrackedInteractions = 10_000;

/**
 * Sends requests as the client does, but with patience where Discord is in trouble. The client asks four times, each time at
 * once: an answer of 500 and above is handed on only after `pause` (ms), so that the four spread over the time in which the
 * answer is of use. A first answer to an interaction is sent again too where the line broke, since Discord takes it only
 * once; and not any more when Discord has given up waiting, or the bot would drown in answers that nobody gets.
 */
export function createRetryingRequest(
  retryDelayMs: number,
  makeRequest: MakeRequest = DefaultRestOptions.makeRequest,
): MakeRequest {
  const firstAttemptAt = new LRUCache<string, number>({ max: maxTrackedInteractions });

  async function sendAcknowledgement(url: string, init: Parameters<MakeRequest>[1]): ReturnType<MakeRequest> {
    const startedAt = firstAttemptAt.get(url) ?? performance.now();
    if (performance.now() - startedAt >= ackTimeoutMs) {
      firstAttemptAt.delete(url);
      return unknownInteractionResponse();
    }
    firstAttemptAt.set(url, startedAt);
    const response = await makeRequest(url, init).catch(async (error: unknown) => {
      await delay(retryDelayMs);
      // By this word the client knows that it may ask again.
      throw new Error('ECONNRESET', { cause: error });
    });
    if (response.status >= 500) await delay(retryDelayMs);
    else if (response.status !== 429) firstAttemptAt.delete(url);
    return response;
  }

  return async (url, init) => {
    if (isAcknowledgement(url)) return sendAcknowledgement(url, init);
    const response = await makeRequest(url, init);
    if (response.status >= 500) await delay(retryDelayMs * backgroundDelayFactor);
    return response;
  };
}

function isAcknowledgement(url: string): boolean {
  return /\/interactions\/\d+\/[^/]+\/callback(?:\?|$)/.test(url);
}

/** What Discord itself says then. */
function unknownInteractionResponse(): Response {
  return Response.json(
    { message: 'Unknown interaction', code: RESTJSONErrorCodes.UnknownInteraction },
    { status: 404 },
  );
}
