import { type APIMessage, GatewayIntentBits, MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import type { DiscordState } from '../state/discord-state.ts';
import { channelPayload } from '../state/guild-payloads.ts';
import type { Channel } from '../state/guilds.ts';
import { hideContent } from '../state/message-payload.ts';
import type { StoredMessage } from '../state/message-types.ts';
import { hasPermissions } from '../state/permissions.ts';
import { apiErrors, invalidField } from './api-error.ts';
import { editAsBot, postAsBot, type SendPolicy } from './bot-messages.ts';
import { createMessageSchema, type MessageReference, messageBodySchema } from './message-schema.ts';
import { paginateMessages } from './paginate-messages.ts';
import { get, noContent, ok, patch, post, type Route, type RoutedCall, remove } from './router.ts';
import { type BodyParser, stripNestedNulls } from './validation.ts';

const { SuppressEmbeds, SuppressNotifications, IsComponentsV2 } = MessageFlags;
const { ViewChannel, SendMessages, AttachFiles } = PermissionFlagsBits;
const createPolicy: SendPolicy = {
  mentionDefaults: 'message',
  settableFlags: SuppressEmbeds | SuppressNotifications | IsComponentsV2,
};
const editPolicy: SendPolicy = { mentionDefaults: 'message', settableFlags: SuppressEmbeds | IsComponentsV2 };

/** Channels and their messages. These routes do not return ephemeral messages. */
export function channelRoutes(state: DiscordState, parseBody: BodyParser): Route[] {
  const { messages } = state;

  function requireChannel(call: RoutedCall): Channel {
    const channel = state.findChannel(call.param('channel'));
    if (!channel) throw apiErrors.unknownChannel();
    if (!hasPermissions(channel, state.application.id, ViewChannel)) throw apiErrors.missingAccess();
    return channel;
  }
  /** A channel in which the bot may post. Editing and deleting its own messages needs only View Channel. */
  function requireWritableChannel(call: RoutedCall): Channel {
    const channel = requireChannel(call);
    const required = SendMessages | (call.files.size > 0 ? AttachFiles : 0n);
    if (!hasPermissions(channel, state.application.id, required)) throw apiErrors.missingPermissions();
    return channel;
  }
  function requireMessage(call: RoutedCall): StoredMessage {
    const stored = messages.find(requireChannel(call).id, call.param('message'));
    if (!stored || stored.readerId) throw apiErrors.unknownMessage();
    return stored;
  }
  function requireOwnMessage(call: RoutedCall): StoredMessage {
    const stored = requireMessage(call);
    if (stored.message.author.id !== state.application.id) throw apiErrors.notTheAuthor();
    return stored;
  }
  function toReadablePayload(stored: StoredMessage): APIMessage {
    const hasContentIntent = (state.allowedIntents & GatewayIntentBits.MessageContent) !== 0;
    return hideContent(
      messages.payload(stored),
      hasContentIntent,
      state.application.id,
      stored.channel.kind === 'server',
    );
  }
  function create(call: RoutedCall): StoredMessage {
    const channel = requireWritableChannel(call);
    const body = parseBody(stripNestedNulls(call.body), createMessageSchema);
    const duplicate = body.enforce_nonce ? findByNonce(messages.inChannel(channel.id), body.nonce) : undefined;
    if (duplicate) return duplicate;
    const replyTo = findReference(body.message_reference, channel);
    const extraFields = { tts: body.tts ?? false, ...(body.nonce !== undefined && { nonce: body.nonce }) };
    return postAsBot(state, call, body, createPolicy, { channel, extraFields, ...(replyTo && { replyTo }) });
  }
  function findReference(reference: MessageReference | undefined, channel: Channel): StoredMessage | undefined {
    if (!reference) return undefined;
    const message = messages.find(channel.id, reference.message_id);
    if (message && !message.readerId) return message;
    if (reference.fail_if_not_exists === false) return undefined;
    throw invalidField('message_reference', 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
  }

  return [
    get('/channels/:channel', (call) => {
      const channel = requireChannel(call);
      return ok(channelPayload(channel, messages.lastMessageId(channel.id)));
    }),
    get('/channels/:channel/messages', (call) => {
      const visible = messages.inChannel(requireChannel(call).id).filter(({ readerId }) => !readerId);
      return ok(paginateMessages(visible, call.query).map(toReadablePayload));
    }),
    post('/channels/:channel/messages', (call) => ok(toReadablePayload(create(call)))),
    get('/channels/:channel/messages/:message', (call) => ok(toReadablePayload(requireMessage(call)))),
    patch('/channels/:channel/messages/:message', (call) => {
      const stored = requireOwnMessage(call);
      editAsBot(state, call, parseBody(stripNestedNulls(call.body), messageBodySchema), editPolicy, stored);
      return ok(toReadablePayload(stored));
    }),
    remove('/channels/:channel/messages/:message', (call) => {
      const stored = requireMessage(call);
      if (stored.message.author.id !== state.application.id) throw apiErrors.missingPermissions();
      messages.remove(stored);
      return noContent;
    }),
    post('/channels/:channel/typing', (call) => {
      state.events.emit('typing', { channelId: requireWritableChannel(call).id, userId: state.application.id });
      return noContent;
    }),
  ];
}

function findByNonce(
  messages: readonly StoredMessage[],
  nonce: string | number | undefined,
): StoredMessage | undefined {
  return nonce === undefined ? undefined : messages.find(({ message }) => message.nonce === nonce);
}
