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
import type { Errand, Impossibility } from '../moderation/moderation.ts';
import { drawMessage } from '../rendering/message.ts';
import { authorOf, idOf, isMessage, type Message, referenceOf } from './message-guards.ts';
import { messagePayload } from './payload.ts';

/** How an errand went. `posted` is the message that it is in now, where it is not the one that was to be edited. */
export type Outcome =
  | { readonly kind: 'done'; readonly posted?: string }
  | { readonly kind: 'impossible'; readonly why: Impossibility; readonly error: DiscordAPIError }
  /** `wait`: not before so many ms, where Discord says so. */
  | { readonly kind: 'later'; readonly error: unknown; readonly wait?: number };

export type ErrandRest = Pick<REST, 'get' | 'patch' | 'post'>;

/** Does one errand. Never rejects: whatever Discord says is an outcome. Doing it twice leaves what doing it once leaves. */
export async function runErrand(rest: ErrandRest, errand: Errand): Promise<Outcome> {
  try {
    const body = await bodyOf(errand);
    return errand.message === undefined
      ? await post(rest, errand, body)
      : await edit(rest, errand, errand.message, body);
  } catch (error) {
    return failure(error);
  }
}

type Body = Awaited<ReturnType<typeof bodyOf>>;

async function bodyOf({ reply }: Errand) {
  const { content, components } = await messagePayload(drawMessage(reply));
  const rows = components.map((row) => new ActionRowBuilder<ButtonBuilder>(row).toJSON());
  return { content, components: rows, allowed_mentions: { parse: [] }, flags: MessageFlags.SuppressEmbeds };
}

async function edit(rest: ErrandRest, errand: Errand, message: string, body: Body): Promise<Outcome> {
  const route = Routes.channelMessage(errand.channel, message);
  try {
    if (errand.again && isDrawn(await rest.get(route), body)) return { kind: 'done' };
    await rest.patch(route, { body });
    return { kind: 'done' };
  } catch (error) {
    if (!isRefused(error) || impossible.has(error.code)) return failure(error);
    const reference = { message_id: message, fail_if_not_exists: false };
    return post(rest, errand, { ...body, message_reference: reference });
  }
}

type Post = Body & {
  readonly message_reference?: { readonly message_id: string; readonly fail_if_not_exists: boolean };
};

/**
 * Posts once. Discord gives back what it has if it was posted a moment ago; what it has may have been drawn from an earlier
 * state.
 */
async function post(rest: ErrandRest, errand: Errand, body: Post): Promise<Outcome> {
  const { channel, nonce, again } = errand;
  const before = again ? await postedBefore(rest, errand, body) : undefined;
  const posted =
    before ?? (await rest.post(Routes.channelMessages(channel), { body: { ...body, nonce, enforce_nonce: true } }));
  if (!isMessage(posted)) throw new Error('Discord did not say which message it posted.');
  const { message_reference: _, ...edit } = body;
  if (!isDrawn(posted, body)) await rest.patch(Routes.channelMessage(channel, posted.id), { body: edit });
  return { kind: 'done', posted: posted.id };
}

/** Discord's clock and that of this machine may differ by so much, in ms. */
const clocksDiffer = 2000;

/**
 * Discord knows a nonce for some minutes only, and a bot may be away for longer. The same words may have been posted for
 * another errand before this one came to be, or by somebody else. Not everywhere it may read what was written.
 */
async function postedBefore(rest: ErrandRest, { channel, planned }: Errand, body: Post): Promise<Message | undefined> {
  const query = new URLSearchParams({ limit: '50' });
  const latest = await rest.get(Routes.channelMessages(channel), { query }).catch((error: unknown) => {
    if (!isRefused(error)) throw error;
  });
  const messages = Array.isArray(latest) ? latest.filter(isMessage) : [];
  if (messages.length === 0) return undefined;
  const self = idOf(await rest.get(Routes.user()));
  const mayBeIt = ({ id }: Message) => SnowflakeUtil.timestampFrom(id) >= planned.getTime() - clocksDiffer;
  return messages.find(
    (one) =>
      mayBeIt(one) &&
      authorOf(one) === self &&
      isDrawn(one, body) &&
      referenceOf(one) === body.message_reference?.message_id,
  );
}

const impossible: ReadonlyMap<number | string, Impossibility> = new Map([
  [RESTJSONErrorCodes.UnknownChannel, 'channel-gone'],
  [RESTJSONErrorCodes.UnknownMessage, 'message-gone'],
]);

function failure(error: unknown): Outcome {
  if (error instanceof RateLimitError) return { kind: 'later', error, wait: error.retryAfter };
  return isRefused(error)
    ? { kind: 'impossible', why: impossible.get(error.code) ?? 'not-allowed', error }
    : { kind: 'later', error };
}

/** A refusal that no waiting mends: neither a token that is wrong for the moment, nor too much at once. */
function isRefused(error: unknown): error is DiscordAPIError {
  return (
    error instanceof DiscordAPIError && error.status >= 400 && error.status < 500 && ![401, 429].includes(error.status)
  );
}

function isDrawn(value: unknown, { content }: Body): boolean {
  return isMessage(value) && value.content === content;
}
