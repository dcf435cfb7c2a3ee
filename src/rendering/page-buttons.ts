import type { Button } from './blocks.ts';

type PagePosition = { readonly page: number; readonly pageCount: number };

export function pageLabel({ page, pageCount }: PagePosition): string {
  return `Page ${page} of ${pageCount}`;
}

/** To the page before and the one behind, as far as there are such. `rest` comes back behind the number of the page. */
export function pageButtons(action: string, rest: string, { page, pageCount }: PagePosition, row = 0): Button[] {
  const button = (label: string, targetPage: number): Button[] =>
    targetPage < 1 || targetPage > pageCount ? [] : [{ label, action, argument: `${targetPage},${rest}`, row }];
  return [...button('Previous', page - 1), ...button('Next', page + 1)];
}
