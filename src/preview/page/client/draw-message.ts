import type { Above, Embed, Message } from '../shown-message.ts';
import { drawFiles, type FileSource } from './draw-files.ts';
import { drawMarks } from './draw-marks.ts';
import { drawRows, type RowActs } from './draw-rows.ts';
import { sentWords } from './draw-time.ts';
import { button, element } from './element.ts';

/** What can be done with a message. */
export type MessageActs = RowActs & {
  readonly fetchFile: FileSource;
  reply(message: Message): void;
  /** Opens the menu of the message at an element or at a point. */
  openMenu(message: Message, at: HTMLElement | { readonly x: number; readonly y: number }): void;
  dismiss(message: Message): void;
};

/** What the list does itself. */
export type DrawActs = MessageActs & {
  /** Goes to the message that this one answers. */
  showAnswered(id: string): void;
};

/** A message with all that belongs to it. */
export function drawMessage(message: Message, myId: string, acts: DrawActs, isPinged: boolean): HTMLElement {
  const { author, reader, isThinking, isEdited, marks, embeds, files, sentAt } = message;
  const kinds = [reader && 'private', isPinged && 'pinged', author.id === myId && 'mine'].filter((kind) => kind);
  const edited = isEdited ? [element('span', { class: 'edited' }, ' (edited)')] : [];
  const said = isThinking ? [thinking(author.name)] : [...drawMarks(marks), ...edited];
  const name = element('span', { class: `name${author.isBot ? ' bot-name' : ''}` }, author.name);
  const badge = author.isBot ? [element('span', { class: 'badge' }, 'APP')] : [];
  const time = element('time', { class: 'sent', datetime: sentAt }, sentWords(sentAt));
  return element(
    'article',
    { class: ['message', ...kinds].join(' '), 'aria-label': `${author.name}, ${sentWords(sentAt)}` },
    ...(message.above ? [drawAbove(message.above, acts)] : []),
    element(
      'span',
      { class: `face${author.isBot ? ' bot-face' : ''}`, 'aria-hidden': 'true' },
      initialsOf(author.name),
    ),
    element('header', {}, name, ...badge, time),
    element('div', { class: 'said' }, ...said),
    ...embeds.map(drawEmbed),
    ...drawFiles(files, acts.fetchFile),
    ...drawRows(message, acts),
    ...(reader === undefined ? [] : [privateNote(message, acts)]),
    tools(message, acts),
  );
}

function thinking(name: string): HTMLElement {
  const dots = element('span', { class: 'dots', 'aria-hidden': 'true' }, '•••');
  return element('span', { class: 'thinking' }, dots, ` ${name} is thinking…`);
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).map((word) => word.slice(0, 1));
  return words.slice(0, 2).join('').toUpperCase();
}

function drawAbove(above: Above, acts: DrawActs): HTMLElement {
  switch (above.kind) {
    case 'gone':
      return element('p', { class: 'above' }, 'The original message was deleted');
    case 'command':
      return element(
        'p',
        { class: 'above' },
        element('b', {}, above.by),
        ' used ',
        element('span', { class: 'mention' }, commandWords(above.name)),
      );
    case 'reply': {
      const words = above.words.trim() === '' ? 'a message without words' : above.words;
      const show = (): void => acts.showAnswered(above.id);
      const line = button(
        { class: 'answered', 'aria-label': `Replying to ${above.author}: ${words}` },
        show,
        element('b', {}, above.author),
        ` ${words}`,
      );
      return element('p', { class: 'above' }, line);
    }
  }
}

/** Commands of the menu are named as they are, with capitals and blanks; typed ones with the slash. */
function commandWords(name: string): string {
  return /^[^A-Z\s]+$/.test(name) ? `/${name}` : name;
}

function drawEmbed({ title, words, fields, footer }: Embed): HTMLElement {
  return element(
    'div',
    { class: 'embed' },
    element('p', { class: 'embed-title' }, ...drawMarks(title)),
    element('div', {}, ...drawMarks(words)),
    ...fields.map((field) =>
      element('div', {}, element('p', { class: 'embed-title' }, ...drawMarks(field.name)), ...drawMarks(field.words)),
    ),
    element('small', {}, footer),
  );
}

function privateNote(message: Message, acts: MessageActs): HTMLElement {
  const dismiss = button({ class: 'dismiss' }, () => acts.dismiss(message), 'Dismiss message');
  return element('p', { class: 'private-note' }, 'Only you can see this · ', dismiss);
}

function tools(message: Message, acts: MessageActs): HTMLElement {
  const reply = button(
    { class: 'tool', 'aria-label': `Reply to ${message.author.name}`, title: 'Reply' },
    () => acts.reply(message),
    '↩',
  );
  const more = button(
    { class: 'tool more', 'aria-label': 'More', title: 'More', 'aria-haspopup': 'menu', 'aria-expanded': 'false' },
    () => acts.openMenu(message, more),
    '⋯',
  );
  return element('div', { class: 'tools' }, ...(message.reader === undefined ? [reply] : []), more);
}
