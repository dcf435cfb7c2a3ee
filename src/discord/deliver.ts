import {
  DefaultRestOptions,
  DiscordAPIError,
  RateLimitError,
  REST,
  RESTJSONErrorCodes,
  type RESTOptions,
  Routes,
  SnowflakeUtil,
} from 'discord.js';
import { z } from 'zod';
import type { Delivery, DeliveryFailure } from '../moderation/moderation.ts';
import { toDiscordMessage } from './discord-message.ts';

/** `postedMessageId` is the message with the content, if it is not the one that was to be edited. */
export type DeliveryResult =
  | { readonly kind: 'delivered'; readonly postedMessageId?: string }
  | { readonly kind: 'failed'; readonly failure: DeliveryFailure; readonly error: DiscordAPIError }
  /** `retryAfterMs` is Discord's own minimum, if it gave one. */
  | { readonly kind: 'retry'; readonly error: unknown; readonly retryAfterMs?: number };

export type DeliveryRest = Pick<REST, 'get' | 'patch' | 'post'>;

/** Maximum time to wait for Discord's rate limit, in ms. Other deliveries wait behind it. */
const maxRateLimitWaitMs = 500;

/**
 * A REST client of its own for deliveries. It gives up on long rate limits, so that a slow channel does not hold up
 * corrections elsewhere; the client that answers users must not give up.
 */
export function createDeliveryRest(
  apiUrl: string,
  token: string,
  watch: (makeRequest: RESTOptions['makeRequest']) => RESTOptions['makeRequest'] = (makeRequest) => makeRequest,
): REST {
  return new REST({
    api: apiUrl,
    rejectOnRateLimit: ({ retryAfter }) => retryAfter > maxRateLimitWaitMs,
    makeRequest: watch(DefaultRestOptions.makeRequest),
  }).setToken(token);
}

/** Makes one delivery. It is idempotent and never rejects. */
export async function deliver(rest: DeliveryRest, delivery: Delivery): Promise<DeliveryResult> {
  try {
    const body = messageBody(delivery);
    return delivery.messageId === undefined
      ? await postMessage(rest, delivery, body)
      : await editMessage(rest, delivery, delivery.messageId, body);
  } catch (error) {
    return toDeliveryResult(error);
  }
}

type MessageBody = ReturnType<typeof messageBody>;

/** Deliveries have no files. */
function messageBody({ reply }: Delivery) {
  const { content, components, flags } = toDiscordMessage(reply);
  return { content, components, flags, allowed_mentions: { parse: [] } };
}

async function editMessage(
  rest: DeliveryRest,
  delivery: Delivery,
  messageId: string,
  body: MessageBody,
): Promise<DeliveryResult> {
  const route = Routes.channelMessage(delivery.channelId, messageId);
  try {
    if (delivery.isRetry && hasContent(await rest.get(route), body)) return { kind: 'delivered' };
    await rest.patch(route, { body });
    return { kind: 'delivered' };
  } catch (error) {
    if (!isPermanentError(error) || permanentFailures.has(error.code)) return toDeliveryResult(error);
    const reference = { message_id: messageId, fail_if_not_exists: false };
    return postMessage(rest, delivery, { ...body, message_reference: reference });
  }
}

type PostBody = MessageBody & {
  readonly message_reference?: { readonly message_id: string; readonly fail_if_not_exists: boolean };
};

/** Posts once. For a known nonce Discord returns the earlier message, which may show an earlier version of the content. */
async function postMessage(rest: DeliveryRest, delivery: Delivery, body: PostBody): Promise<DeliveryResult> {
  const { channelId, nonce, isRetry } = delivery;
  const earlierPost = isRetry ? await findEarlierPost(rest, delivery, body) : undefined;
  const posted =
    earlierPost ??
    messageSchema.parse(
      await rest.post(Routes.channelMessages(channelId), { body: { ...body, nonce, enforce_nonce: true } }),
    );
  const { message_reference: _, ...editBody } = body;
  if (!hasContent(posted, body)) await rest.patch(Routes.channelMessage(channelId, posted.id), { body: editBody });
  return { kind: 'delivered', postedMessageId: posted.id };
}

const userSchema = z.object({ id: z.string() });
const messageSchema = z.object({
  id: z.string(),
  content: z.string(),
  author: userSchema.optional(),
  message_reference: z.object({ message_id: z.string().optional() }).nullish(),
});
type ApiMessage = z.infer<typeof messageSchema>;

/** Maximum difference between Discord's clock and this machine's, in ms. */
const maxClockSkewMs = 2000;

/**
 * Searches the latest messages for an earlier attempt, because Discord remembers a nonce for a few minutes only. An older
 * message, or one by someone else, may have the same content. Without permission to read the channel nothing is found.
 */
async function findEarlierPost(
  rest: DeliveryRest,
  { channelId, plannedAt }: Delivery,
  body: PostBody,
): Promise<ApiMessage | undefined> {
  const query = new URLSearchParams({ limit: '50' });
  const latestMessages = await rest.get(Routes.channelMessages(channelId), { query }).catch((error: unknown) => {
    if (!isPermanentError(error)) throw error;
  });
  const messages = Array.isArray(latestMessages) ? latestMessages.flatMap(parseMessage) : [];
  if (messages.length === 0) return undefined;
  const botUser = userSchema.parse(await rest.get(Routes.user()));
  const isRecentEnough = ({ id }: ApiMessage) =>
    SnowflakeUtil.timestampFrom(id) >= plannedAt.getTime() - maxClockSkewMs;
  return messages.find(
    (message) =>
      isRecentEnough(message) &&
      message.author?.id === botUser.id &&
      hasContent(message, body) &&
      message.message_reference?.message_id === body.message_reference?.message_id,
  );
}

function parseMessage(value: unknown): ApiMessage[] {
  const { data } = messageSchema.safeParse(value);
  return data ? [data] : [];
}

const permanentFailures: ReadonlyMap<number | string, DeliveryFailure> = new Map([
  [RESTJSONErrorCodes.UnknownChannel, 'channel-gone'],
  [RESTJSONErrorCodes.UnknownMessage, 'message-gone'],
]);

function toDeliveryResult(error: unknown): DeliveryResult {
  if (error instanceof RateLimitError) return { kind: 'retry', error, retryAfterMs: error.retryAfter };
  return isPermanentError(error)
    ? { kind: 'failed', failure: permanentFailures.get(error.code) ?? 'not-allowed', error }
    : { kind: 'retry', error };
}

/** A client error that no retry can fix. 401 (invalid token) and 429 (rate limit) are temporary. */
function isPermanentError(error: unknown): error is DiscordAPIError {
  return (
    error instanceof DiscordAPIError && error.status >= 400 && error.status < 500 && ![401, 429].includes(error.status)
  );
}

function hasContent(value: unknown, { content }: MessageBody): boolean {
  return messageSchema.safeParse(value).data?.content === content;
}
