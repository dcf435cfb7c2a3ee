import { remember, remembered } from './tab-memory.ts';

/**
 * The key of the link. It is taken out of the address bar, where it could be read over a shoulder or copied along, and
 * kept for this tab, so that the page can be loaded again.
 */
export function takeKey(): string {
  const shown = location.hash.slice(1);
  if (shown !== '') {
    remember('key', shown);
    history.replaceState(null, '', location.pathname);
  }
  return remembered('key') ?? '';
}
