import { useRef } from 'preact/hooks';
import type { PageEmbed, PageMessage, PageReference, PageUser } from '../protocol.ts';
import { replyTo } from './actions.ts';
import { Attachment } from './attachment.ts';
import { ComponentRow } from './component-row.ts';
import { type Children, html } from './html.ts';
import { formatSentAt, Markdown } from './markdown.ts';
import { displayName, type Session } from './session.ts';

type MessageProps = {
  readonly session: Session;
  readonly message: PageMessage;
  /** Why a button or select menu failed. */
  readonly failure: string | undefined;
  readonly isMenuOpen: boolean;
  readonly note: Children;
  showReplied(id: string): void;
};

/** A message as the current user sees it. */
export function Message({ session, message, failure, isMenuOpen, note, showReplied }: MessageProps) {
  const { author, readerRole, isLoading, isEdited, nodes, embeds, files, componentRows, sentAt, reference } = message;
  const isPinged = message.pingedRoles.includes(session.state().role);
  const name = displayName(author, session);
  const unsupported = message.unsupportedParts.join(', ');
  return html`
    <article class=${`message ${readerRole ? 'private' : ''} ${isPinged ? 'pinged' : ''}`}
      aria-label=${`${name}, ${formatSentAt(sentAt)}`}>
      ${reference && html`<${Reference} session=${session} reference=${reference} showReplied=${showReplied} />`}
      <span class=${`face ${faceClass(author, session)}`} aria-hidden="true">${initials(author.name)}</span>
      <header>
        <span class="name">${name}</span>
        ${author.isBot && html`<span class="badge">APP</span>`}
        <time class="sent" datetime=${sentAt}>${formatSentAt(sentAt)}</time>
      </header>
      <div class="said">
        ${
          isLoading
            ? html`<span class="thinking"><span class="dots" aria-hidden="true">•••</span> ${author.name} is thinking…</span>`
            : html`<${Markdown} nodes=${nodes} />`
        }${isEdited && !isLoading && html`<span class="edited"> (edited)</span>`}
      </div>
      ${embeds.map((embed) => html`<${Embed} embed=${embed} />`)}
      ${files.map((file) => html`<${Attachment} key=${file.path} session=${session} file=${file} />`)}
      ${componentRows.map((row) => html`<${ComponentRow} session=${session} message=${message} row=${row} />`)}
      ${unsupported !== '' && html`<p class="private-note">This page cannot show: ${unsupported}.</p>`}
      ${note}
      ${failure !== undefined && html`<p class="failed">${failure}</p>`}
      <${Tools} session=${session} message=${message} isMenuOpen=${isMenuOpen} />
    </article>
  `;
}

function Tools({ session, message, isMenuOpen }: Pick<MessageProps, 'session' | 'message' | 'isMenuOpen'>) {
  const more = useRef<HTMLButtonElement>(null);
  const reply = html`
    <button type="button" class="tool" aria-label=${`Reply to ${message.author.name}`} title="Reply"
      onClick=${() => replyTo(session, message)}>↩</button>
  `;
  return html`
    <div class="tools">
      ${message.readerRole === undefined && reply}
      <button type="button" class="tool more" aria-label="More" title="More" aria-haspopup="menu" ref=${more}
        aria-expanded=${isMenuOpen}
        onClick=${() => more.current && session.update({ menu: { message, at: more.current } })}>⋯</button>
    </div>
  `;
}

type ReferenceProps = Pick<MessageProps, 'session' | 'showReplied'> & { readonly reference: PageReference };

/** The line above a message: the message that it replies to, or the command that it answers. */
function Reference({ session, reference, showReplied }: ReferenceProps) {
  switch (reference.kind) {
    case 'deleted':
      return html`<p class="above">The original message was deleted</p>`;
    case 'command':
      return html`
        <p class="above"><b>${displayName(reference.user, session)}</b> used <span class="mention">${reference.name}</span></p>
      `;
    case 'reply': {
      const excerpt = reference.excerpt.trim() === '' ? 'a message without text' : reference.excerpt;
      return html`
        <p class="above">
          <button type="button" class="answered" aria-label=${`Replying to ${reference.author.name}: ${excerpt}`}
            onClick=${() => showReplied(reference.messageId)}>
            <b>${displayName(reference.author, session)}</b> ${excerpt}
          </button>
        </p>
      `;
    }
  }
}

function Embed({ embed: { title, text, fields, footer } }: { readonly embed: PageEmbed }) {
  return html`
    <div class="embed">
      <p class="embed-title"><${Markdown} nodes=${title} /></p>
      <div><${Markdown} nodes=${text} /></div>
      ${fields.map(
        (field) => html`
          <div><p class="embed-title"><${Markdown} nodes=${field.name} /></p><${Markdown} nodes=${field.text} /></div>
        `,
      )}
      <small>${footer}</small>
    </div>
  `;
}

/** Each role has its own colour. */
function faceClass({ id, isBot }: PageUser, { hello }: Session): string {
  if (isBot) return 'bot-face';
  if (id === hello.users.member.id) return 'member-face';
  return id === hello.users.moderator.id ? 'moderator-face' : '';
}

function initials(name: string): string {
  const [first = '', second] = name.split(/\s+/);
  const letters = second === undefined ? first.slice(0, 2) : `${first.slice(0, 1)}${second.slice(0, 1)}`;
  return letters.toUpperCase();
}
