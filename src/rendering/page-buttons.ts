import { formatPageArgument, type PageTarget } from '../../commands/shared/custom-id.ts';
import type { Button } from './blocks.ts';

type PagePosition = { readonly page: number; readonly pageCount: number };

export function pageLabel({ page, pageCount }: PagePosition): string {
  return `Page ${page} of ${pageCount}`;
}

/** The buttons for the previous and the next page, if they exist. */
export function pageButtons(
  action: string,
  list: Omit<PageTarget, 'page'>,
  { page, pageCount }: PagePosition,
  row = 0,
): Button[] {
  const button = (label: string, target: number): Button[] =>
    target < 1 || target > pageCount
      ? []
      : [{ label, action, argument: formatPageArgument({ ...list, page: target }), row }];
  return [...button('Previous', page - 1), ...button('Next', page + 1)];
}
