import type { Page } from './reply.ts';

/** One page of a list. A page that does not exist becomes the nearest one that does: the list may have shrunk since. */
export function pageOf<T>(items: readonly T[], wanted: number, size: number): Page<T> {
  const pages = Math.max(Math.ceil(items.length / size), 1);
  const page = Math.min(Math.max(Math.trunc(wanted) || 1, 1), pages);
  return { items: items.slice((page - 1) * size, page * size), page, pages };
}
