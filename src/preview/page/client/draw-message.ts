import type { Embed, Message, Somebody } from '../shown-message.ts';
import { type AboveActs, drawAbove } from './draw-above.ts';
import { drawFiles, type FileSource } from './draw-files.ts';
import { drawMarks } from './draw-marks.ts';
import { drawRows, type RowActs } from './draw-rows.ts';
import { sentWords } from './draw-time.ts';
import { button, element } from './element.ts';
import { privateNote } from './private-note.ts';
import { nameFor, type Viewer } from './viewer.ts';

/** What can be done with a message. */
export type MessageActs = RowActs & {
  readonly fetchFile: FileSource;
  reply(message: Message): void;
  /** Opens the menu of the message at an element or at a point. */
  openMenu(message: Message, at: HTMLElement | { readonly x: number; readonly y: number }): void;
  dismiss(message: Message): void;
};

/** A message with all that belongs to it, as it looks to whoever one is now. */
export function drawMessage(message: Message, viewer: Viewer, acts: MessageActs & AboveActs): HTMLElement {
  const { author, reader, isThinking, isEdited, marks, embeds, files, sentAt } = message;
  const isPinged = message.pings.includes(viewer.role());
  const kinds = [reader && 'private', isPinged && 'pinged'].filter((kind) => kind);
  const who = nameFor(author, viewer);
  const edited = isEdited ? [element('span', { class: 'edited' }, ' (edited)')] : [];
  const said = isThinking ? [thinking(author.name)] : [...drawMarks(marks), ...edited];
  const name = element('span', { class: `name${author.isBot ? ' bot-name' : ''}` }, who);
  const badge = author.isBot ? [element('span', { class: 'badge' }, 'APP')] : [];
  const time = element('time', { class: 'sent', datetime: sentAt }, sentWords(sentAt));
  return element(
    'article',
    { class: ['message', ...kinds].join(' '), 'aria-label': `${who}, ${sentWords(sentAt)}` },
    ...(message.above ? [drawAbove(message.above, viewer, acts)] : []),
    element('span', { class: `face ${faceOf(author, viewer)}`, 'aria-hidden': 'true' }, initialsOf(author.name)),
    element('header', {}, name, ...badge, time),
    element('div', { class: 'said' }, ...said),
    ...embeds.map(drawEmbed),
    ...drawFiles(files, acts.fetchFile),
    ...drawRows(message, acts),
    ...drawUndrawn(message),
    ...(reader === undefined ? [] : [privateNote(() => acts.dismiss(message))]),
    tools(message, acts),
  );
}

function thinking(name: string): HTMLElement {
  const dots = element('span', { class: 'dots', 'aria-hidden': 'true' }, '•••');
  return element('span', { class: 'thinking' }, dots, ` ${name} is thinking…`);
}

/** Each of the two people has a colour of their own. */
function faceOf({ id, isBot }: Somebody, { hello }: Viewer): string {
  if (isBot) return 'bot-face';
  if (id === hello.people.member.id) return 'member-face';
  return id === hello.people.moderator.id ? 'moderator-face' : 'other-face';
}

function initialsOf(name: string): string {
  const [first = '', second] = name.split(/\s+/);
  const letters = second === undefined ? first.slice(0, 2) : `${first.slice(0, 1)}${second.slice(0, 1)}`;
  return letters.toUpperCase();
}

/** A part that is left out must not look as if it had not been sent. */
function drawUndrawn({ undrawn }: Message): HTMLElement[] {
  const words = `This page does not draw: ${undrawn.join(', ')}.`;
  return undrawn.length === 0 ? [] : [element('p', { class: 'private-note' }, words)];
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
