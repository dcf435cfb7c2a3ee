import type { APIAllowedMentions } from 'discord-api-types/v10';
import type { Channel } from '../world/channels.ts';
import { textsOf } from '../world/component-tree.ts';
import { DEFAULT_ALLOWED, findMentions, type Mentions } from '../world/mentions.ts';
import type { StoredMessage } from '../world/messages.ts';
import type { MessageContents, MessageOrigin } from '../world/new-message.ts';
import type { World } from '../world/world.ts';
import type { Call } from './call.ts';
import { compose } from './compose.ts';
import type { ContentsForm } from './message-form.ts';

/** How the bot sends: what its defaults for mentions are, and which flags it may set. */
export type Manner = {
  readonly mentions: keyof typeof DEFAULT_ALLOWED;
  readonly settable: number;
};

/** Posts what the bot says in a form. Throws ApiError for what Discord refuses. */
export function postAsBot(
  world: World,
  { files }: Call,
  form: ContentsForm,
  manner: Manner,
  origin: Omit<MessageOrigin, 'author' | 'mentions'>,
): StoredMessage {
  const { channel, replyTo } = origin;
  const contents = compose({ form, files, channel, ...manner }, world.attachments);
  const allowed = form.allowed_mentions ?? DEFAULT_ALLOWED[manner.mentions];
  const mentions = mentionsOf(world, channel, contents, allowed, replyTo);
  return world.messages.post({ ...origin, author: world.application.bot, mentions }, contents);
}

/**
 * Changes a message of the bot's as a form says. An edit counts as a ping of all that it names: deferred answers are
 * filled in by one, and the stricter reading protects a bot that must not ping.
 */
export function editAsBot(
  world: World,
  { files }: Call,
  form: ContentsForm,
  manner: Manner,
  stored: StoredMessage,
): void {
  const { channel, message } = stored;
  const before = { ...message, components: message.components ?? [], flags: message.flags ?? 0 };
  const contents = compose({ form, files, channel, before, ...manner }, world.attachments);
  const allowed = form.allowed_mentions ?? DEFAULT_ALLOWED[manner.mentions];
  world.messages.edit(stored, contents, mentionsOf(world, channel, contents, allowed));
}

function mentionsOf(
  world: World,
  channel: Channel,
  { content, components }: MessageContents,
  allowed: APIAllowedMentions,
  replyTo?: StoredMessage,
): Mentions {
  return findMentions({
    text: [content, ...textsOf(components)].join('\n'),
    channel,
    authorId: world.application.id,
    allowed,
    userOf: world.user,
    ...(replyTo && { repliedTo: replyTo.message.author }),
  });
}
