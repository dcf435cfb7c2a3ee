import { type APIMessage, GatewayIntentBits, MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import { type Channel, channelPayload } from '../state/channels.ts';
import type { DiscordState } from '../state/discord-state.ts';
import { hideContent } from '../state/hide-content.ts';
import type { StoredMessage } from '../state/messages.ts';
import { hasPermissions } from '../state/permissions.ts';
import { type ApiCall, noContent, okResponse, type Route } from './api-call.ts';
import { apiErrors, invalidField } from './api-error.ts';
import { editAsBot, postAsBot, type SendPolicy } from './bot-messages.ts';
import { createMessageSchema, type MessageReference, messageBodySchema } from './message-schema.ts';
import { paginateMessages } from './paginate-messages.ts';
import { createBodyParser, stripNestedNulls } from './validation.ts';

const { SuppressEmbeds, SuppressNotifications, IsComponentsV2 } = MessageFlags;
const { ViewChannel, SendMessages, AttachFiles } = PermissionFlagsBits;
const createPolicy: SendPolicy = {
  mentionDefaults: 'message',
  settableFlags: SuppressEmbeds | SuppressNotifications | IsComponentsV2,
};
const editPolicy: SendPolicy = { mentionDefaults: 'message', settableFlags: SuppressEmbeds | IsComponentsV2 };

/** Channels and the messages in them, as a bot reads and writes them. Ephemeral messages are not there for it. */
export function channelRoutes(state: DiscordState, reportProblem: (text: string) => void): Route[] {
  const { messages } = state;
  const parseBody = createBodyParser(reportProblem);

  function requireChannel(call: ApiCall): Channel {
    const channel = state.findChannel(call.param('channel'));
    if (!channel) throw apiErrors.unknownChannel();
    if (!hasPermissions(channel, state.application.id, ViewChannel)) throw apiErrors.missingAccess();
    return channel;
  }
  /** Where the bot may say something; its own words it may change and delete wherever it sees them. */
  function requireWritableChannel(call: ApiCall): Channel {
    const channel = requireChannel(call);
    const required = SendMessages | (call.files.size > 0 ? AttachFiles : 0n);
    if (!hasPermissions(channel, state.application.id, required)) throw apiErrors.missingPermissions();
    return channel;
  }
  function requireMessage(call: ApiCall): StoredMessage {
    const stored = messages.find(requireChannel(call).id, call.param('message'));
    if (!stored || stored.readerId) throw apiErrors.unknownMessage();
    return stored;
  }
  function requireOwnMessage(call: ApiCall): StoredMessage {
    const stored = requireMessage(call);
    if (stored.message.author.id !== state.application.id) throw apiErrors.notTheAuthor();
    return stored;
  }
  function toReadablePayload(stored: StoredMessage): APIMessage {
    const hasContentIntent = (state.intentsAllowed & GatewayIntentBits.MessageContent) !== 0;
    return hideContent(
      messages.payload(stored),
      hasContentIntent,
      state.application.id,
      stored.channel.kind === 'server',
    );
  }
  function create(call: ApiCall): StoredMessage {
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
    {
      method: 'GET',
      path: '/channels/:channel',
      handle(call) {
        const channel = requireChannel(call);
        return okResponse(channelPayload(channel, messages.lastMessageId(channel.id)));
      },
    },
    {
      method: 'GET',
      path: '/channels/:channel/messages',
      handle(call) {
        const all = messages.inChannel(requireChannel(call).id).filter(({ readerId }) => !readerId);
        return okResponse(paginateMessages(all, call.query).map(toReadablePayload));
      },
    },
    {
      method: 'POST',
      path: '/channels/:channel/messages',
      handle: (call) => okResponse(toReadablePayload(create(call))),
    },
    {
      method: 'GET',
      path: '/channels/:channel/messages/:message',
      handle: (call) => okResponse(toReadablePayload(requireMessage(call))),
    },
    {
      method: 'PATCH',
      path: '/channels/:channel/messages/:message',
      handle(call) {
        const stored = requireOwnMessage(call);
        editAsBot(state, call, parseBody(stripNestedNulls(call.body), messageBodySchema), editPolicy, stored);
        return okResponse(toReadablePayload(stored));
      },
    },
    {
      method: 'DELETE',
      path: '/channels/:channel/messages/:message',
      handle(call) {
        const stored = requireMessage(call);
        if (stored.message.author.id !== state.application.id) throw apiErrors.missingPermissions();
        messages.remove(stored);
        return noContent;
      },
    },
    {
      method: 'POST',
      path: '/channels/:channel/typing',
      handle(call) {
        state.events.emit('typing', { channelId: requireWritableChannel(call).id, userId: state.application.id });
        return noContent;
      },
    },
  ];
}

function findByNonce(
  messages: readonly StoredMessage[],
  nonce: string | number | undefined,
): StoredMessage | undefined {
  return nonce === undefined ? undefined : messages.find(({ message }) => message.nonce === nonce);
}
