import { createButton } from './element.ts';

/** A button that opens and closes a part of the page. */
export type ToggleButton = { readonly node: HTMLButtonElement; set(isOpen: boolean): void };

/** A button for the part of this id, which is closed at first; `show` opens or closes it. */
export function createToggleButton(
  attributes: Readonly<Record<string, string>>,
  part: string,
  show: (isOpen: boolean) => void,
  words: string,
): ToggleButton {
  const state = { 'aria-controls': part, 'aria-expanded': 'false' };
  const node = createButton(
    { ...attributes, ...state },
    () => set(node.getAttribute('aria-expanded') === 'false'),
    words,
  );
  function set(isOpen: boolean): void {
    node.setAttribute('aria-expanded', String(isOpen));
    show(isOpen);
  }
  return { node, set };
}
