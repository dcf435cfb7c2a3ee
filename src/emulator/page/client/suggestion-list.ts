import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Children, html } from './html.ts';

export type Suggestion = { readonly label: string; readonly detail?: string; take(): void };

/** A list above a text field. Arrow keys move in it while the field keeps the focus. */
export type SuggestionList = {
  readonly node: Children;
  /** Attributes of the field, which describe the list to a screen reader. */
  readonly fieldProps: Readonly<Record<string, string | boolean | undefined>>;
  /** `marked` is the suggestion that Enter takes, -1 for none. `emptyText` is shown without suggestions. */
  show(suggestions: readonly Suggestion[], marked: number, emptyText?: string): void;
  close(): void;
  unmark(): void;
  /** Returns whether the key was meant for the list. */
  handleKey(event: KeyboardEvent): boolean;
};

const closed = { suggestions: [], marked: -1, emptyText: '' };
type ListState = { readonly suggestions: readonly Suggestion[]; readonly marked: number; readonly emptyText: string };

export function useSuggestionList(title: string, isMultiline = false): SuggestionList {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [{ suggestions, marked, emptyText }, setList] = useState<ListState>(closed);
  const isOpen = suggestions.length > 0;
  useLayoutEffect(() => box.current?.children[marked]?.scrollIntoView({ block: 'nearest' }), [marked]);

  const close = (): void => setList(closed);
  const mark = (next: number): void => setList((list) => ({ ...list, marked: next }));
  function take(index: number): void {
    close();
    suggestions[index]?.take();
  }
  function handleOpenKey({ key, shiftKey }: KeyboardEvent): boolean {
    const takes = (key === 'Enter' || key === 'Tab') && !shiftKey && marked >= 0;
    if (takes) take(marked);
    else if (key === 'ArrowDown') mark((marked + 1) % suggestions.length);
    else if (key === 'ArrowUp') mark((marked <= 0 ? suggestions.length : marked) - 1);
    return takes || key === 'ArrowDown' || key === 'ArrowUp';
  }
  function handleEscape(): boolean {
    close();
    return isOpen || emptyText !== '';
  }

  // A multi-line field is a combobox only while there is something to choose.
  const isCombobox = isOpen || !isMultiline;
  const renderOption = ({ label, detail }: Suggestion, index: number) => html`
    <div id=${`${id}-${index}`} role="option" aria-selected=${index === marked} onClick=${() => take(index)}
      onPointerDown=${(event: Event) => event.preventDefault()}>
      <span class="suggestion-name">${label}</span>
      ${detail !== undefined && html`<span class="suggestion-detail">${detail}</span>`}
    </div>
  `;
  return {
    node: html`
      <div class="suggestion-box">
        <div id=${id} class="suggestions" role="listbox" aria-label=${title} hidden=${!isOpen} ref=${box}>
          ${suggestions.map(renderOption)}
        </div>
        <p class="suggestions-note" hidden=${isOpen || emptyText === ''}>${emptyText}</p>
      </div>
    `,
    fieldProps: {
      role: isCombobox ? 'combobox' : undefined,
      'aria-expanded': isCombobox ? isOpen : undefined,
      'aria-autocomplete': 'list',
      'aria-controls': id,
      'aria-activedescendant': marked >= 0 ? `${id}-${marked}` : undefined,
    },
    show: (next, nextMarked, text = '') => setList({ suggestions: next, marked: nextMarked, emptyText: text }),
    close,
    unmark: () => mark(-1),
    handleKey(event) {
      const isHandled = event.key === 'Escape' ? handleEscape() : isOpen && handleOpenKey(event);
      if (isHandled) event.preventDefault();
      return isHandled;
    },
  };
}
