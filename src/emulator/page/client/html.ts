import { html } from 'htm/preact';
import { Component, type ComponentChildren, type FunctionComponent, h, type RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

// Components write their markup as tagged templates, which a browser runs without a compiler.
export { html };
export type Children = ComponentChildren;

/** Calls `fallback` when a render has removed the focused element from this part of the page. */
export function useFocusFallback(part: RefObject<HTMLElement | null>, fallback: () => void): void {
  const hadFocus = part.current?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    if (hadFocus && (document.activeElement === document.body || document.activeElement === null)) fallback();
  });
}

/** Calls back for each pointer press on the document, until the component is removed. */
export function useDocumentPress(listener: (target: Node) => void): void {
  const latest = useRef(listener);
  latest.current = listener;
  useLayoutEffect(() => {
    const handle = ({ target }: Event): void => {
      if (target instanceof Node) latest.current(target);
    };
    document.addEventListener('pointerdown', handle, true);
    return () => document.removeEventListener('pointerdown', handle, true);
  }, []);
}

/** Renders a component again only when one of its properties has changed. */
export function memo<Props extends object>(component: FunctionComponent<Props>) {
  return class extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      const previous = new Map(Object.entries(this.props));
      return Object.entries(next).some(([name, value]) => previous.get(name) !== value);
    }
    override render(): ComponentChildren {
      return h(component, this.props);
    }
  };
}
