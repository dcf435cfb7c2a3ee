import type { Button, Menu, Message } from '../shown-message.ts';
import { drawLink } from './draw-marks.ts';
import { button, element } from './element.ts';

/** What happens when a button is pressed or a menu opened. */
export type RowActs = {
  press(message: Message, button: Button & { readonly customId: string }): void;
  open(message: Message, menu: Menu): void;
};

/** The buttons and menus below a message. */
export function drawRows(message: Message, acts: RowActs): HTMLElement[] {
  return message.rows.map((row) =>
    element('div', { class: 'row' }, ...row.map((part) => (part.kind === 'menu' ? drawMenu(part) : drawButton(part)))),
  );

  function drawButton(part: Button): HTMLElement {
    const { customId, address, style, label, isDisabled } = part;
    if (customId === undefined) return drawAddress(label, address);
    const press = (): void => acts.press(message, { ...part, customId });
    return button({ class: `press ${style}`, disabled: isDisabled, 'data-part': customId }, press, label);
  }

  function drawMenu(menu: Menu): HTMLElement {
    const chosen = menu.choices.filter((choice) => choice.chosen).map(({ label }) => label);
    const words = chosen.length > 0 ? chosen.join(', ') : menu.placeholder;
    const attributes = {
      class: 'menu-opener',
      disabled: menu.isDisabled,
      'aria-haspopup': 'dialog',
      'data-part': menu.customId,
    };
    return button(attributes, () => acts.open(message, menu), words);
  }
}

function drawAddress(label: string, address = ''): HTMLElement {
  if (!/^https?:/i.test(address)) return element('span', { class: 'press link' }, label);
  const link = drawLink(address, `${label} ↗`);
  link.classList.add('press', 'link');
  return link;
}
