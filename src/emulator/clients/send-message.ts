import { defaultAllowedMentions, resolveMentions } from '../state/mentions.ts';
import type { StoredMessage } from '../state/message-types.ts';
import { noFlags } from '../state/protocol-values.ts';
import { throwIfInvalid } from './client-validation-error.ts';
import type { ClientContext } from './run-command.ts';

/** Without Nitro, in characters. */
const maxMessageLength = 2000;

type SendMessageOptions = {
  readonly repliedMessage?: StoredMessage | undefined;
  /** Whether the author of that message is pinged; true by default. */
  readonly pingsAuthor?: boolean | undefined;
};

/** Posts a message of a user; `<@id>` mentions. Throws ClientValidationError if it is empty or too long. */
export function sendMessage(
  { state, channel, user }: ClientContext,
  text: string,
  { repliedMessage, pingsAuthor = true }: SendMessageOptions,
): StoredMessage {
  const content = text.trim();
  throwIfInvalid([
    ...(content === '' ? ['A message must not be empty.'] : []),
    ...(content.length > maxMessageLength
      ? [`A message can have up to ${maxMessageLength} characters; this one has ${content.length}.`]
      : []),
  ]);
  const mentions = resolveMentions({
    text: content,
    channel,
    authorId: user.id,
    allowedMentions: { ...defaultAllowedMentions.message, replied_user: pingsAuthor },
    findUser: state.findUser,
    ...(repliedMessage && { repliedUser: repliedMessage.message.author }),
  });
  const contents = { content, embeds: [], components: [], attachments: [], flags: noFlags };
  return state.messages.post(
    { channel, author: user, mentions, ...(repliedMessage && { replyTo: repliedMessage }) },
    contents,
  );
}
