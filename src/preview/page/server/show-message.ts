import type { APIEmbed } from 'discord-api-types/v10';
import type { VisibleMessage } from '../../discord.ts';
import { textsOf } from '../../world/component-tree.ts';
import type { Above, Embed, Message } from '../shown-message.ts';
import type { Cast } from './cast.ts';
import { type Names, readMarks } from './read-marks.ts';
import { showRows, undrawnIn } from './show-component.ts';

/** How much of the message above is shown, in characters. */
const excerpt = 100;

/** A message as the page draws it. `find` looks for the message that it answers. */
export function showMessage(
  message: VisibleMessage,
  cast: Cast,
  find: (id: string) => VisibleMessage | undefined,
): Message {
  const { id, channelId, author, content, embeds, attachments, embedsSuppressed } = message;
  const names = cast.names();
  const words = [content, ...textsOf(message.components)].filter((text) => text !== '').join('\n');
  return {
    id,
    place: channelId,
    author: { id: author.id, name: author.name, isBot: author.isBot },
    marks: readMarks(words, names),
    source: words,
    embeds: embedsSuppressed ? [] : embeds.map((embed) => showEmbed(embed, names)),
    rows: showRows(message, cast.choosable()),
    undrawn: undrawnIn(message),
    files: attachments.map(({ filename, size, content_type = '', description }, index) => ({
      name: filename,
      size,
      type: content_type,
      description,
      address: `/files/${channelId}/${id}/${index}`,
    })),
    reader: cast.roleOf(message.reader),
    isThinking: message.loading,
    isEdited: message.edited,
    pings: message.pings.flatMap((pinged) => cast.roleOf(pinged) ?? []),
    above: aboveOf(message, names, find),
    sentAt: message.sentAt,
  };
}

function aboveOf(
  { replyTo, answersCommand }: VisibleMessage,
  names: Names,
  find: (id: string) => VisibleMessage | undefined,
): Above | undefined {
  if (answersCommand) return { kind: 'command', ...answersCommand };
  if (replyTo === undefined) return undefined;
  const answered = find(replyTo);
  if (!answered) return { kind: 'gone' };
  const words = plain(readMarks(answered.content.slice(0, excerpt * 3), names)).slice(0, excerpt);
  return { kind: 'reply', id: replyTo, author: { id: answered.author.id, name: answered.author.name }, words };
}

function plain(marks: Message['marks']): string {
  const words = marks.map((mark) => {
    if ('text' in mark) return mark.text;
    if ('inside' in mark) return plain(mark.inside);
    return mark.kind === 'list' ? mark.items.map(plain).join(' ') : ' ';
  });
  return words.join('').replaceAll(/\s+/g, ' ');
}

function showEmbed({ title = '', description = '', fields = [], footer }: APIEmbed, names: Names): Embed {
  return {
    title: readMarks(title, names),
    words: readMarks(description, names),
    fields: fields.map(({ name, value }) => ({ name: readMarks(name, names), words: readMarks(value, names) })),
    footer: footer?.text ?? '',
  };
}
