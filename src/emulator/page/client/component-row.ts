import type { PageButton, PageMessage, PageSelectMenu } from '../protocol.ts';
import { failureOf, pressButton } from './actions.ts';
import { html } from './html.ts';
import { Link } from './markdown.ts';
import { originOf, type Session } from './session.ts';

type RowProps = { readonly session: Session; readonly message: PageMessage };

/** A row of buttons and select menus below a message. Keys keep the focus on a button when the message is edited. */
export function ComponentRow({ row, ...props }: RowProps & { readonly row: readonly (PageButton | PageSelectMenu)[] }) {
  return html`
    <div class="row">
      ${row.map((part) =>
        part.kind === 'menu'
          ? html`<${SelectMenu} key=${part.customId} menu=${part} ...${props} />`
          : html`<${Button} key=${part.customId} button=${part} ...${props} />`,
      )}
    </div>
  `;
}

function Button({ session, message, button }: RowProps & { readonly button: PageButton }) {
  const { customId, url = '', style, label, isDisabled } = button;
  if (customId !== undefined) {
    return html`
      <button type="button" class=${`press ${style}`} disabled=${isDisabled}
        onClick=${() => pressButton(session, message.id, customId)}>${label}</button>
    `;
  }
  if (!/^https?:/i.test(url)) return html`<span class="press link">${label}</span>`;
  return html`<${Link} url=${url} class="press link">${label} ↗</${Link}>`;
}

function SelectMenu({ session, message, menu }: RowProps & { readonly menu: PageSelectMenu }) {
  const selected = menu.choices.filter(({ isSelected }) => isSelected).map(({ label }) => label);
  function open(): void {
    const [origin, onFailure] = [originOf(session.state()), failureOf(session, message.id)];
    session.update({ dialog: { kind: 'select', menu, messageId: message.id, origin, onFailure } });
  }
  return html`
    <button type="button" class="menu-opener" disabled=${menu.isDisabled} aria-haspopup="dialog" onClick=${open}>
      ${selected.length > 0 ? selected.join(', ') : menu.placeholder}
    </button>
  `;
}
