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
export function sendMessage(context: ClientContext, text: string, options: SendMessageOptions): StoredMessage {
  const { state, channel, user } = context;
  const { repliedMessage } = options;
  const contents = toContents(text);
  const mentions = mentionsIn(context, contents.content, options);
  return state.messages.post(
    { channel, author: user, mentions, ...(repliedMessage && { replyTo: repliedMessage }) },
    contents,
  );
}

/** Edits a message; the same rules apply. A new mention does not ping. */
export function editMessage(context: ClientContext, stored: StoredMessage, text: string): StoredMessage {
  const contents = toContents(text);
  context.state.messages.edit(stored, contents, mentionsIn(context, contents.content, {}));
  return stored;
}

function toContents(text: string) {
  const content = text.trim();
  throwIfInvalid([
    ...(content === '' ? ['A message must not be empty.'] : []),
    ...(content.length > maxMessageLength
      ? [`A message can have up to ${maxMessageLength} characters; this one has ${content.length}.`]
      : []),
  ]);
  return { content, embeds: [], components: [], attachments: [], flags: noFlags };
}

function mentionsIn(
  { state, channel, user }: ClientContext,
  text: string,
  { repliedMessage, pingsAuthor = true }: SendMessageOptions,
) {
  return resolveMentions({
    text,
    channel,
    authorId: user.id,
    allowedMentions: { ...defaultAllowedMentions.message, replied_user: pingsAuthor },
    findUser: state.findUser,
    ...(repliedMessage && { repliedUser: repliedMessage.message.author }),
  });
}
