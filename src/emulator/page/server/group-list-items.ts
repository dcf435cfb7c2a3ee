import type { MarkdownNode } from '../protocol.ts';

/** A line of a list. `depth` counts leading spaces; `marker` is a dash, an asterisk or a number with its dot. */
export type ListItem = {
  readonly kind: 'item';
  readonly depth: number;
  readonly marker: string;
  readonly children: readonly MarkdownNode[];
};

/** Combines consecutive list lines into lists. */
export function groupListItems(nodes: readonly (MarkdownNode | ListItem)[]): readonly MarkdownNode[] {
  const grouped: MarkdownNode[] = [];
  let run: ListItem[] = [];
  const flush = (): void => {
    grouped.push(...toLists(run));
    run = [];
  };
  for (const node of nodes) {
    if (node.kind === 'item') run.push(node);
    else {
      flush();
      grouped.push(node);
    }
  }
  flush();
  return grouped;
}

/** A line with a larger indent than the first belongs to the item before it. */
function toLists(run: readonly ListItem[]): readonly MarkdownNode[] {
  const [first, ...rest] = run;
  if (!first) return [];
  const items: { children: readonly MarkdownNode[]; nested: ListItem[] }[] = [{ children: first.children, nested: [] }];
  const endIndex = rest.findIndex(
    (item) => item.depth < first.depth || (item.depth === first.depth && isNumbered(item) !== isNumbered(first)),
  );
  for (const item of endIndex < 0 ? rest : rest.slice(0, endIndex)) {
    if (item.depth > first.depth) items.at(-1)?.nested.push(item);
    else items.push({ children: item.children, nested: [] });
  }
  const list: MarkdownNode = {
    kind: 'list',
    first: isNumbered(first) ? Number.parseInt(first.marker, 10) : undefined,
    items: items.map(({ children, nested }) => [...children, ...toLists(nested)]),
  };
  return [list, ...(endIndex < 0 ? [] : toLists(rest.slice(endIndex)))];
}

function isNumbered({ marker }: ListItem): boolean {
  return /\d/.test(marker);
}
