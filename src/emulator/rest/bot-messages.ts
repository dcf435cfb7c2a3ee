import type { APIAllowedMentions } from 'discord-api-types/v10';
import { componentTexts } from '../state/components.ts';
import type { DiscordState } from '../state/discord-state.ts';
import type { Channel } from '../state/guilds.ts';
import { defaultAllowedMentions, resolveMentions } from '../state/mentions.ts';
import type { Mentions, MessageContents, MessageOrigin, StoredMessage } from '../state/message-types.ts';
import { composeMessage } from './compose-message.ts';
import type { MessageBody } from './message-schema.ts';
import type { ApiCall } from './router.ts';

/** The default for mentions, and the flags that the bot may set. */
export type SendPolicy = {
  readonly mentionDefaults: keyof typeof defaultAllowedMentions;
  readonly settableFlags: number;
};

/** Posts a message of the bot. Throws ApiError. */
export function postAsBot(
  state: DiscordState,
  { files }: ApiCall,
  body: MessageBody,
  policy: SendPolicy,
  origin: Omit<MessageOrigin, 'author' | 'mentions'>,
): StoredMessage {
  const { channel, replyTo } = origin;
  const contents = composeMessage({ body, files, channel, ...policy }, state.attachments);
  const allowedMentions = body.allowed_mentions ?? defaultAllowedMentions[policy.mentionDefaults];
  const mentions = resolveBotMentions(state, channel, contents, allowedMentions, replyTo);
  return state.messages.post({ ...origin, author: state.application.bot, mentions }, contents);
}

/**
 * Edits a message of the bot. Its mentions count as pings, because edits fill in deferred responses. This is the strict
 * interpretation, for bots that must not ping.
 */
export function editAsBot(
  state: DiscordState,
  { files }: ApiCall,
  body: MessageBody,
  policy: SendPolicy,
  stored: StoredMessage,
): void {
  const { channel, message } = stored;
  const previous = { ...message, components: message.components ?? [], flags: message.flags ?? 0 };
  const contents = composeMessage({ body, files, channel, previous, ...policy }, state.attachments);
  const allowedMentions = body.allowed_mentions ?? defaultAllowedMentions[policy.mentionDefaults];
  state.messages.edit(stored, contents, resolveBotMentions(state, channel, contents, allowedMentions));
}

function resolveBotMentions(
  state: DiscordState,
  channel: Channel,
  { content, components }: MessageContents,
  allowedMentions: APIAllowedMentions,
  replyTo?: StoredMessage,
): Mentions {
  return resolveMentions({
    text: [content, ...componentTexts(components)].join('\n'),
    channel,
    authorId: state.application.id,
    allowedMentions,
    findUser: state.findUser,
    ...(replyTo && { repliedUser: replyTo.message.author }),
  });
}
