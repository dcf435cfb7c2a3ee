import { MessageFlags } from 'discord-api-types/v10';
import type { Attachments, Upload } from '../state/attachments.ts';
import type { Channel } from '../state/channels.ts';
import { completeComponents, type ResolvedMedia } from '../state/complete-components.ts';
import { emptyContents, type MessageContents } from '../state/new-message.ts';
import { invalidField } from './api-error.ts';
import { attachFiles, findMedia } from './attach-files.ts';
import { completeEmbeds } from './embed-schema.ts';
import { validateContents } from './message-rules.ts';
import type { MessageBody } from './message-schema.ts';

/** What a message is made of: the form, the files that came with it, and what it said before if it is edited. */
export type MessageInput = {
  readonly body: MessageBody;
  readonly files: ReadonlyMap<number, Upload>;
  readonly channel: Channel;
  /** The flags that the sender may set. */
  readonly settableFlags: number;
  readonly previous?: MessageContents;
};

/** What the message will say; fields that an edit leaves out stay. Throws ApiError for what Discord refuses. */
export function composeMessage(input: MessageInput, attachments: Attachments): MessageContents {
  const { body, files, channel, previous = emptyContents } = input;
  const { content = previous.content, embeds, components } = body;
  const attached = attachFiles(body.attachments, files, previous.attachments, (file, extraFields) =>
    attachments.add(channel.id, file, extraFields),
  );
  const resolveMedia = (url: string): ResolvedMedia => findMedia(url, attached);
  const contents = {
    content: (content ?? '').trim(),
    embeds: embeds === undefined ? previous.embeds : completeEmbeds(embeds ?? [], (url) => resolveMedia(url).url),
    components: components === undefined ? previous.components : completeComponents(components ?? [], resolveMedia),
    attachments: attached,
    flags: composeFlags(input),
  };
  validateContents(contents);
  return contents;
}

function composeFlags({ body, settableFlags, previous }: MessageInput): number {
  const requested = body.flags ?? 0;
  if (requested & ~settableFlags) {
    const flagNames = Object.entries(MessageFlags).filter(
      ([, bit]) => typeof bit === 'number' && bit & requested & ~settableFlags,
    );
    const message = `These flags cannot be set here: ${flagNames.map(([name]) => name).join(', ')}.`;
    throw invalidField('flags', 'MESSAGE_FLAGS_INVALID', message);
  }
  const keptFlags = (previous?.flags ?? 0) & ~MessageFlags.Loading;
  const clearedFlags = body.flags === undefined || body.flags === null ? 0 : MessageFlags.SuppressEmbeds;
  return (keptFlags & ~clearedFlags) | requested;
}
