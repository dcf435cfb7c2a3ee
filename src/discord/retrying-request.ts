import { DefaultRestOptions, RESTJSONErrorCodes, type RESTOptions } from 'discord.js';
import { LRUCache } from 'lru-cache';
import { delay } from './delay.ts';
import { ackTimeoutMs } from './limits.ts';

type MakeRequest = RESTOptions['makeRequest'];

/** Other requests have more time: their pauses are longer by this factor. */
const backgroundDelayFactor = 2.5;

/** Far more than are ever pending; abandoned ones are evicted. */
const maxTrackedInteractions = 10_000;

/**
 * Delays retries while Discord fails. discord.js tries each request four times without a pause, so a response of 500 or
 * above is returned only after `retryDelayMs`. An acknowledgement is also retried after a connection error, because Discord
 * accepts it only once. After `ackTimeoutMs` it is dropped, because Discord no longer accepts it.
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
      // discord.js retries on this message.
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

/** The same response that Discord gives. */
function unknownInteractionResponse(): Response {
  return Response.json(
    { message: 'Unknown interaction', code: RESTJSONErrorCodes.UnknownInteraction },
    { status: 404 },
  );
}
