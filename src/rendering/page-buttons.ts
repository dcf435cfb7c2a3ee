import type { Button } from './blocks.ts';

type Slice = { readonly page: number; readonly pages: number };

export function pageNumber({ page, pages }: Slice): string {
  return `Page ${page} of ${pages}`;
}

/** To the page before and the one behind, as far as there are such. `rest` comes back behind the number of the page. */
export function pageButtons(action: string, rest: string, { page, pages }: Slice, row = 0): Button[] {
  const turn = (label: string, to: number): Button[] =>
    to < 1 || to > pages ? [] : [{ label, action, argument: `${to},${rest}`, row }];
  return [...turn('Previous', page - 1), ...turn('Next', page + 1)];
}
