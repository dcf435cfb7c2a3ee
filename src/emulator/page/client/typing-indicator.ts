import { createElement } from './element.ts';

/** How long "is typing" stays if nothing comes, in ms, as on Discord. */
const lasts = 10_000;

/** The line that says who is typing. */
export type TypingIndicator = { readonly node: HTMLElement; show(name: string): void; clear(): void };

export function createTypingIndicator(): TypingIndicator {
  const node = createElement('p', { class: 'typing' });
  let clock: ReturnType<typeof setTimeout> | undefined;
  function clear(): void {
    clearTimeout(clock);
    node.textContent = '';
  }
  return {
    node,
    show(name) {
      clearTimeout(clock);
      node.textContent = `${name} is typing…`;
      clock = setTimeout(clear, lasts);
    },
    clear,
  };
}
