import { createElement, createElementId } from './element.ts';

/** One line that is offered while somebody types. */
export type Suggestion = { readonly label: string; readonly detail?: string; take(): void };

/** The list above a text field that arrow keys walk through while the field keeps the focus. */
export type SuggestionList = {
  readonly node: HTMLElement;
  readonly isOpen: () => boolean;
  /** Shows these, or where there is none the words, which can't be chosen. */
  show(suggestions: readonly Suggestion[], otherwise?: string): void;
  close(): void;
  /** Marks none: they are for what is not there any more. */
  unmark(): void;
  /** Handles a key; true if it was for the list. */
  handle(event: KeyboardEvent): boolean;
};

export type SuggestionListOptions = {
  readonly title: string;
  /** Which line is marked by itself, so that Enter takes it; -1 for none. */
  marked(suggestions: readonly Suggestion[]): number;
};

/** A list for a field, which is told of what it shows by the usual attributes. */
export function createSuggestionList(field: HTMLElement, { title, marked }: SuggestionListOptions): SuggestionList {
  const id = createElementId();
  const node = createElement('div', { id, class: 'suggestions', role: 'listbox', 'aria-label': title, hidden: true });
  const note = createElement('p', { class: 'suggestions-note', hidden: true });
  const box = createElement('div', { class: 'suggestion-box' }, node, note);
  let shown: readonly Suggestion[] = [];
  let lines: readonly HTMLElement[] = [];
  let at = -1;
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-controls', id);

  /** What takes many lines is a combobox only as long as there is something to choose. */
  function setOpen(isOpen: boolean): void {
    const isLong = field instanceof HTMLTextAreaElement;
    if (isLong && !isOpen) {
      field.removeAttribute('role');
      field.removeAttribute('aria-expanded');
    } else {
      field.role = 'combobox';
      field.setAttribute('aria-expanded', String(isOpen));
    }
  }
  function mark(next: number): void {
    lines[at]?.setAttribute('aria-selected', 'false');
    at = next;
    const line = lines[at];
    line?.setAttribute('aria-selected', 'true');
    line?.scrollIntoView({ block: 'nearest' });
    if (line) field.setAttribute('aria-activedescendant', line.id);
    else field.removeAttribute('aria-activedescendant');
  }
  function take(index: number): void {
    const chosen = shown[index];
    close();
    chosen?.take();
  }
  function lineFor({ label, detail }: Suggestion, index: number): HTMLElement {
    const more = detail === undefined ? [] : [createElement('span', { class: 'suggestion-detail' }, detail)];
    const name = createElement('span', { class: 'suggestion-name' }, label);
    const line = createElement(
      'div',
      { id: createElementId(), role: 'option', 'aria-selected': 'false' },
      name,
      ...more,
    );
    // Before the field loses the focus to the press.
    line.addEventListener('pointerdown', (event) => event.preventDefault());
    line.addEventListener('click', () => take(index));
    return line;
  }
  function close(): void {
    shown = [];
    lines = [];
    mark(-1);
    node.replaceChildren();
    node.hidden = true;
    note.hidden = true;
    setOpen(false);
  }

  function closeIfOpen(): boolean {
    const wasOpen = !(node.hidden && note.hidden);
    close();
    return wasOpen;
  }
  function walk({ key, shiftKey }: KeyboardEvent): boolean {
    const takes = (key === 'Enter' || key === 'Tab') && !shiftKey && at >= 0;
    if (takes) take(at);
    else if (key === 'ArrowDown') mark((at + 1) % lines.length);
    else if (key === 'ArrowUp') mark((at <= 0 ? lines.length : at) - 1);
    return takes || key === 'ArrowDown' || key === 'ArrowUp';
  }

  setOpen(false);
  return {
    node: box,
    isOpen: () => !node.hidden,
    show(suggestions, otherwise = '') {
      close();
      shown = suggestions;
      lines = suggestions.map(lineFor);
      node.replaceChildren(...lines);
      node.hidden = lines.length === 0;
      note.textContent = otherwise;
      note.hidden = lines.length > 0 || otherwise === '';
      if (lines.length > 0) setOpen(true);
      if (lines.length > 0) mark(marked(suggestions));
    },
    close,
    unmark: () => mark(-1),
    handle(event) {
      const isHandled = event.key === 'Escape' ? closeIfOpen() : !node.hidden && walk(event);
      if (isHandled) event.preventDefault();
      return isHandled;
    },
  };
}
