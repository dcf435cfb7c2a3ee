type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** An element with attributes (true: without a value; false and undefined: none) and what is in it. Text stays text. */
export function createElement<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...inside: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...inside);
  return made;
}

/** A button that does something. */
export function createButton(
  attributes: Attributes,
  act: () => void,
  ...inside: readonly (Node | string)[]
): HTMLButtonElement {
  const made = createElement('button', { type: 'button', ...attributes }, ...inside);
  made.addEventListener('click', act);
  return made;
}

let last = 0;

/** An id for an element that another one names. */
export function createElementId(): string {
  last += 1;
  return `e${last}`;
}
