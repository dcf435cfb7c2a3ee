import { readTabStorage, writeTabStorage } from './tab-storage.ts';

/**
 * The key of the link. It is taken out of the address bar, where it could be read over a shoulder or copied along, and
 * kept for this tab, so that the page can be loaded again.
 */
export function readAccessKey(): string {
  const shown = location.hash.slice(1);
  if (shown !== '') {
    writeTabStorage('key', shown);
    history.replaceState(null, '', location.pathname);
  }
  return readTabStorage('key') ?? '';
}
