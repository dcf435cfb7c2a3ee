import {
  ActionRowBuilder,
  type ButtonBuilder,
  DiscordAPIError,
  MessageFlags,
  RateLimitError,
  type REST,
  RESTJSONErrorCodes,
  Routes,
  SnowflakeUtil,
} from 'discord.js';
import type { Delivery, DeliveryFailure } from '../moderation/moderation.ts';
import { toDiscordMessage } from '../rendering/discord-message.ts';
import { type ApiMessage, isApiMessage, readAuthorId, readId, readReferencedMessageId } from './message-guards.ts';
import { messagePayload } from './payload.ts';

/** How an errand went. `posted` is the message that it is in now, where it is not the one that was to be edited. */
export type DeliveryResult =
  | { readonly kind: 'delivered'; readonly postedMessageId?: string }
  | { readonly kind: 'failed'; readonly failure: DeliveryFailure; readonly error: DiscordAPIError }
  /** `wait`: not before so many ms, where Discord says so. */
  | { readonly kind: 'retry'; readonly error: unknown; readonly retryAfterMs?: number };

export type DeliveryRest = Pick<REST, 'get' | 'patch' | 'post'>;

/** Does one errand. Never rejects: whatever Discord says is an outcome. Doing it twice leaves what doing it once leaves. */
export async function deliver(rest: DeliveryRest, delivery: Delivery): Promise<DeliveryResult> {
  try {
    const body = await buildBody(delivery);
    return delivery.messageId === undefined
      ? await postMessage(rest, delivery, body)
      : await editMessage(rest, delivery, delivery.messageId, body);
  } catch (error) {
    return toDeliveryResult(error);
  }
}

type MessageBody = Awaited<ReturnType<typeof buildBody>>;

async function buildBody({ reply }: Delivery) {
  const { content, components } = await messagePayload(toDiscordMessage(reply));
  const rows = components.map((row) => new ActionRowBuilder<ButtonBuilder>(row).toJSON());
  return { content, components: rows, allowed_mentions: { parse: [] }, flags: MessageFlags.SuppressEmbeds };
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

/**
 * Posts once. Discord gives back what it has if it was posted a moment ago; what it has may have been drawn from an earlier
 * state.
 */
async function postMessage(rest: DeliveryRest, delivery: Delivery, body: PostBody): Promise<DeliveryResult> {
  const { channelId, nonce, isRetry } = delivery;
  const earlierPost = isRetry ? await findEarlierPost(rest, delivery, body) : undefined;
  const posted =
    earlierPost ??
    (await rest.post(Routes.channelMessages(channelId), { body: { ...body, nonce, enforce_nonce: true } }));
  if (!isApiMessage(posted)) throw new Error('Discord did not say which message it posted.');
  const { message_reference: _, ...editBody } = body;
  if (!hasContent(posted, body)) await rest.patch(Routes.channelMessage(channelId, posted.id), { body: editBody });
  return { kind: 'delivered', postedMessageId: posted.id };
}

/** Discord's clock and that of this machine may differ by so much, in ms. */
const maxClockSkewMs = 2000;

/**
 * Discord knows a nonce for some minutes only, and a bot may be away for longer. The same words may have been posted for
 * another errand before this one came to be, or by somebody else. Not everywhere it may read what was written.
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
  const messages = Array.isArray(latestMessages) ? latestMessages.filter(isApiMessage) : [];
  if (messages.length === 0) return undefined;
  const botUserId = readId(await rest.get(Routes.user()));
  const isRecentEnough = ({ id }: ApiMessage) =>
    SnowflakeUtil.timestampFrom(id) >= plannedAt.getTime() - maxClockSkewMs;
  return messages.find(
    (message) =>
      isRecentEnough(message) &&
      readAuthorId(message) === botUserId &&
      hasContent(message, body) &&
      readReferencedMessageId(message) === body.message_reference?.message_id,
  );
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

/** A refusal that no waiting mends: neither a token that is wrong for the moment, nor too much at once. */
function isPermanentError(error: unknown): error is DiscordAPIError {
  return (
    error instanceof DiscordAPIError && error.status >= 400 && error.status < 500 && ![401, 429].includes(error.status)
  );
}

function hasContent(value: unknown, { content }: MessageBody): boolean {
  return isApiMessage(value) && value.content === content;
}
