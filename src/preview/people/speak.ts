import { NO_FLAGS } from '../world/flags.ts';
import { DEFAULT_ALLOWED, findMentions } from '../world/mentions.ts';
import type { StoredMessage } from '../world/messages.ts';
import { refuseIf } from './client-refusal.ts';
import type { Setting } from './use-command.ts';

/** The longest message of a person without Nitro, in characters. */
const LONGEST_MESSAGE = 2000;

/** How a message is said. */
export type Saying = {
  /** The message that it answers. */
  readonly replyTo?: StoredMessage | undefined;
  /** Whether the author of that message is pinged; clients do so unless told otherwise. */
  readonly ping?: boolean | undefined;
};

/** Says something in the channel. People are mentioned as `<@id>`. Throws ClientRefusal if it is empty or too long. */
export function speak(
  { world, channel, user }: Setting,
  words: string,
  { replyTo, ping = true }: Saying,
): StoredMessage {
  const content = words.trim();
  refuseIf([
    ...(content === '' ? ['A message must say something.'] : []),
    ...(content.length > LONGEST_MESSAGE
      ? [`A message takes ${LONGEST_MESSAGE} characters, this has ${content.length}.`]
      : []),
  ]);
  const mentions = findMentions({
    text: content,
    channel,
    authorId: user.id,
    allowed: { ...DEFAULT_ALLOWED.message, replied_user: ping },
    userOf: world.user,
    ...(replyTo && { repliedTo: replyTo.message.author }),
  });
  const contents = { content, embeds: [], components: [], attachments: [], flags: NO_FLAGS };
  return world.messages.post({ channel, author: user, mentions, ...(replyTo && { replyTo }) }, contents);
}
