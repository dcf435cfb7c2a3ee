import type { PageButton, PageMessage, PageSelectMenu } from '../page-message.ts';
import { createButton, createElement } from './element.ts';
import { renderLink } from './render-markdown.ts';

/** What happens when a button is pressed or a menu opened. */
export type ComponentActions = {
  press(message: PageMessage, button: PageButton & { readonly customId: string }): void;
  open(message: PageMessage, menu: PageSelectMenu): void;
};

/** The buttons and menus below a message. */
export function renderComponentRows(message: PageMessage, acts: ComponentActions): HTMLElement[] {
  return message.componentRows.map((row) =>
    createElement(
      'div',
      { class: 'row' },
      ...row.map((part) => (part.kind === 'menu' ? drawMenu(part) : drawButton(part))),
    ),
  );

  function drawButton(part: PageButton): HTMLElement {
    const { customId, url, style, label, isDisabled } = part;
    if (customId === undefined) return drawAddress(label, url);
    const press = (): void => acts.press(message, { ...part, customId });
    return createButton({ class: `press ${style}`, disabled: isDisabled, 'data-part': customId }, press, label);
  }

  function drawMenu(menu: PageSelectMenu): HTMLElement {
    const chosen = menu.choices.filter((choice) => choice.isSelected).map(({ label }) => label);
    const words = chosen.length > 0 ? chosen.join(', ') : menu.placeholder;
    const attributes = {
      class: 'menu-opener',
      disabled: menu.isDisabled,
      'aria-haspopup': 'dialog',
      'data-part': menu.customId,
    };
    return createButton(attributes, () => acts.open(message, menu), words);
  }
}

function drawAddress(label: string, address = ''): HTMLElement {
  if (!/^https?:/i.test(address)) return createElement('span', { class: 'press link' }, label);
  const link = renderLink(address, `${label} ↗`);
  link.classList.add('press', 'link');
  return link;
}
