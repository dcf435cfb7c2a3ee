import { type APIMessage, GatewayIntentBits, MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import { type Channel, channelPayload } from '../world/channels.ts';
import type { StoredMessage } from '../world/messages.ts';
import { may } from '../world/permissions.ts';
import { asReadable } from '../world/readable.ts';
import type { World } from '../world/world.ts';
import { invalidField, refusals } from './api-error.ts';
import { type Call, DONE, ok, type Route } from './call.ts';
import { contentsShape, createShape } from './message-form.ts';
import { pageOf } from './message-page.ts';
import { editAsBot, type Manner, postAsBot } from './post.ts';
import { openFormReader, withoutNullsInside } from './read-form.ts';

const { SuppressEmbeds, SuppressNotifications, IsComponentsV2 } = MessageFlags;
const { ViewChannel, SendMessages, AttachFiles } = PermissionFlagsBits;
const CREATING: Manner = { mentions: 'message', settable: SuppressEmbeds | SuppressNotifications | IsComponentsV2 };
const EDITING: Manner = { mentions: 'message', settable: SuppressEmbeds | IsComponentsV2 };

/** Channels and the messages in them, as a bot reads and writes them. Ephemeral messages are not there for it. */
export function channelRoutes(world: World, problem: (text: string) => void): Route[] {
  const { messages } = world;
  const readForm = openFormReader(problem);

  function channelOf(call: Call): Channel {
    const channel = world.channel(call.param('channel'));
    if (!channel) throw refusals.unknownChannel();
    if (!may(channel, world.application.id, ViewChannel)) throw refusals.missingAccess();
    return channel;
  }
  /** Where the bot may say something; its own words it may change and delete wherever it sees them. */
  function writableChannelOf(call: Call): Channel {
    const channel = channelOf(call);
    const needed = SendMessages | (call.files.size > 0 ? AttachFiles : 0n);
    if (!may(channel, world.application.id, needed)) throw refusals.missingPermissions();
    return channel;
  }
  function messageOf(call: Call): StoredMessage {
    const stored = messages.find(channelOf(call).id, call.param('message'));
    if (!stored || stored.reader) throw refusals.unknownMessage();
    return stored;
  }
  function ownMessageOf(call: Call): StoredMessage {
    const stored = messageOf(call);
    if (stored.message.author.id !== world.application.id) throw refusals.notTheAuthor();
    return stored;
  }
  function readable(stored: StoredMessage): APIMessage {
    const mayReadAll = (world.intentsAllowed & GatewayIntentBits.MessageContent) !== 0;
    return asReadable(messages.payload(stored), mayReadAll, world.application.id, stored.channel.kind === 'server');
  }
  function create(call: Call): StoredMessage {
    const channel = writableChannelOf(call);
    const form = readForm(withoutNullsInside(call.body), createShape);
    const again = form.enforce_nonce ? findByNonce(messages.inChannel(channel.id), form.nonce) : undefined;
    if (again) return again;
    const replyTo = findReference(form.message_reference, channel);
    const more = { tts: form.tts ?? false, ...(form.nonce !== undefined && { nonce: form.nonce }) };
    return postAsBot(world, call, form, CREATING, { channel, more, ...(replyTo && { replyTo }) });
  }
  function findReference(reference: Reference | undefined, channel: Channel): StoredMessage | undefined {
    if (!reference) return undefined;
    const found = messages.find(channel.id, reference.message_id);
    if (found && !found.reader) return found;
    if (reference.fail_if_not_exists === false) return undefined;
    throw invalidField('message_reference', 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
  }

  return [
    {
      method: 'GET',
      path: '/channels/:channel',
      handle(call) {
        const channel = channelOf(call);
        return ok(channelPayload(channel, messages.lastIn(channel.id)));
      },
    },
    {
      method: 'GET',
      path: '/channels/:channel/messages',
      handle(call) {
        const all = messages.inChannel(channelOf(call).id).filter(({ reader }) => !reader);
        return ok(pageOf(all, call.query).map(readable));
      },
    },
    { method: 'POST', path: '/channels/:channel/messages', handle: (call) => ok(readable(create(call))) },
    { method: 'GET', path: '/channels/:channel/messages/:message', handle: (call) => ok(readable(messageOf(call))) },
    {
      method: 'PATCH',
      path: '/channels/:channel/messages/:message',
      handle(call) {
        const stored = ownMessageOf(call);
        editAsBot(world, call, readForm(withoutNullsInside(call.body), contentsShape), EDITING, stored);
        return ok(readable(stored));
      },
    },
    {
      method: 'DELETE',
      path: '/channels/:channel/messages/:message',
      handle(call) {
        const stored = messageOf(call);
        if (stored.message.author.id !== world.application.id) throw refusals.missingPermissions();
        messages.remove(stored);
        return DONE;
      },
    },
    {
      method: 'POST',
      path: '/channels/:channel/typing',
      handle(call) {
        world.events.emit('typing', { channelId: writableChannelOf(call).id, userId: world.application.id });
        return DONE;
      },
    },
  ];
}

type Reference = { readonly message_id: string; readonly fail_if_not_exists?: boolean };

function findByNonce(all: readonly StoredMessage[], nonce: string | number | undefined): StoredMessage | undefined {
  return nonce === undefined ? undefined : all.find(({ message }) => message.nonce === nonce);
}
