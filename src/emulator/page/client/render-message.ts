import type { PageEmbed, PageMessage, PageUser } from '../page-message.ts';
import { createButton, createElement } from './element.ts';
import { renderEphemeralNote } from './ephemeral-note.ts';
import { type FetchFile, renderFiles } from './render-files.ts';
import { renderMarkdown } from './render-markdown.ts';
import { type ReferenceActions, renderReference } from './render-reference.ts';
import { type ComponentActions, renderComponentRows } from './render-rows.ts';
import { formatSentAt } from './render-time.ts';
import { displayName, type Viewer } from './viewer.ts';

/** What can be done with a message. */
export type MessageActions = ComponentActions & {
  readonly fetchFile: FetchFile;
  reply(message: PageMessage): void;
  /** Opens the menu of the message at an element or at a point. */
  openMenu(message: PageMessage, at: HTMLElement | { readonly x: number; readonly y: number }): void;
  dismiss(message: PageMessage): void;
};

/** A message with all that belongs to it, as it looks to whoever one is now. */
export function renderMessage(
  message: PageMessage,
  viewer: Viewer,
  acts: MessageActions & ReferenceActions,
): HTMLElement {
  const { author, readerRole, isLoading, isEdited, nodes, embeds, files, sentAt } = message;
  const isPinged = message.pingedRoles.includes(viewer.role());
  const kinds = [readerRole && 'private', isPinged && 'pinged'].filter((kind) => kind);
  const who = displayName(author, viewer);
  const edited = isEdited ? [createElement('span', { class: 'edited' }, ' (edited)')] : [];
  const said = isLoading ? [thinking(author.name)] : [...renderMarkdown(nodes), ...edited];
  const name = createElement('span', { class: `name${author.isBot ? ' bot-name' : ''}` }, who);
  const badge = author.isBot ? [createElement('span', { class: 'badge' }, 'APP')] : [];
  const time = createElement('time', { class: 'sent', datetime: sentAt }, formatSentAt(sentAt));
  return createElement(
    'article',
    { class: ['message', ...kinds].join(' '), 'aria-label': `${who}, ${formatSentAt(sentAt)}` },
    ...(message.reference ? [renderReference(message.reference, viewer, acts)] : []),
    createElement('span', { class: `face ${faceOf(author, viewer)}`, 'aria-hidden': 'true' }, initialsOf(author.name)),
    createElement('header', {}, name, ...badge, time),
    createElement('div', { class: 'said' }, ...said),
    ...embeds.map(drawEmbed),
    ...renderFiles(files, acts.fetchFile),
    ...renderComponentRows(message, acts),
    ...drawUndrawn(message),
    ...(readerRole === undefined ? [] : [renderEphemeralNote(() => acts.dismiss(message))]),
    tools(message, acts),
  );
}

function thinking(name: string): HTMLElement {
  const dots = createElement('span', { class: 'dots', 'aria-hidden': 'true' }, '•••');
  return createElement('span', { class: 'thinking' }, dots, ` ${name} is thinking…`);
}

/** Each of the two people has a colour of their own. */
function faceOf({ id, isBot }: PageUser, { hello }: Viewer): string {
  if (isBot) return 'bot-face';
  if (id === hello.users.member.id) return 'member-face';
  return id === hello.users.moderator.id ? 'moderator-face' : 'other-face';
}

function initialsOf(name: string): string {
  const [first = '', second] = name.split(/\s+/);
  const letters = second === undefined ? first.slice(0, 2) : `${first.slice(0, 1)}${second.slice(0, 1)}`;
  return letters.toUpperCase();
}

/** A part that is left out must not look as if it had not been sent. */
function drawUndrawn({ unsupportedParts }: PageMessage): HTMLElement[] {
  const words = `This page does not draw: ${unsupportedParts.join(', ')}.`;
  return unsupportedParts.length === 0 ? [] : [createElement('p', { class: 'private-note' }, words)];
}

function drawEmbed({ title, text, fields, footer }: PageEmbed): HTMLElement {
  return createElement(
    'div',
    { class: 'embed' },
    createElement('p', { class: 'embed-title' }, ...renderMarkdown(title)),
    createElement('div', {}, ...renderMarkdown(text)),
    ...fields.map((field) =>
      createElement(
        'div',
        {},
        createElement('p', { class: 'embed-title' }, ...renderMarkdown(field.name)),
        ...renderMarkdown(field.text),
      ),
    ),
    createElement('small', {}, footer),
  );
}

function tools(message: PageMessage, acts: MessageActions): HTMLElement {
  const reply = createButton(
    { class: 'tool', 'aria-label': `Reply to ${message.author.name}`, title: 'Reply' },
    () => acts.reply(message),
    '↩',
  );
  const more = createButton(
    { class: 'tool more', 'aria-label': 'More', title: 'More', 'aria-haspopup': 'menu', 'aria-expanded': 'false' },
    () => acts.openMenu(message, more),
    '⋯',
  );
  return createElement('div', { class: 'tools' }, ...(message.readerRole === undefined ? [reply] : []), more);
}
