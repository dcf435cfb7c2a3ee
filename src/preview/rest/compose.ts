import { MessageFlags } from 'discord-api-types/v10';
import type { Attachments, Upload } from '../world/attachments.ts';
import type { Channel } from '../world/channels.ts';
import { finishComponents, type Media } from '../world/finish-components.ts';
import { type MessageContents, SILENCE } from '../world/new-message.ts';
import { invalidField } from './api-error.ts';
import { attachFiles, findMedia } from './attach-files.ts';
import { checkContents } from './content-rules.ts';
import { finishEmbeds } from './embed-form.ts';
import type { ContentsForm } from './message-form.ts';

/** What a message is made of: the form, the files that came with it, and what it said before if it is edited. */
export type Draft = {
  readonly form: ContentsForm;
  readonly files: ReadonlyMap<number, Upload>;
  readonly channel: Channel;
  /** The flags that the sender may set. */
  readonly settable: number;
  readonly before?: MessageContents;
};

/** What the message will say; fields that an edit leaves out stay. Throws ApiError for what Discord refuses. */
export function compose(draft: Draft, attachments: Attachments): MessageContents {
  const { form, files, channel, before = SILENCE } = draft;
  const { content = before.content, embeds, components } = form;
  const attached = attachFiles(form.attachments, files, before.attachments, (file, more) =>
    attachments.add(channel.id, file, more),
  );
  const media = (url: string): Media => findMedia(url, attached);
  const contents = {
    content: (content ?? '').trim(),
    embeds: embeds === undefined ? before.embeds : finishEmbeds(embeds ?? [], (url) => media(url).url),
    components: components === undefined ? before.components : finishComponents(components ?? [], media),
    attachments: attached,
    flags: flagsOf(draft),
  };
  checkContents(contents);
  return contents;
}

function flagsOf({ form, settable, before }: Draft): number {
  const asked = form.flags ?? 0;
  if (asked & ~settable) {
    const names = Object.entries(MessageFlags).filter(([, bit]) => typeof bit === 'number' && bit & asked & ~settable);
    const words = `These flags cannot be set here: ${names.map(([name]) => name).join(', ')}.`;
    throw invalidField('flags', 'MESSAGE_FLAGS_INVALID', words);
  }
  const kept = (before?.flags ?? 0) & ~MessageFlags.Loading;
  const switched = form.flags === undefined || form.flags === null ? 0 : MessageFlags.SuppressEmbeds;
  return (kept & ~switched) | asked;
}
