import type { PageOfItems } from './reply.ts';

/** One page of a list. A page that does not exist becomes the nearest one that does: the list may have shrunk since. */
export function paginate<T>(items: readonly T[], requestedPage: number, pageSize: number): PageOfItems<T> {
  const pageCount = Math.max(Math.ceil(items.length / pageSize), 1);
  const page = Math.min(Math.max(Math.trunc(requestedPage) || 1, 1), pageCount);
  return { items: items.slice((page - 1) * pageSize, page * pageSize), page, pageCount };
}
