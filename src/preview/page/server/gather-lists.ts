import type { Mark } from '../shown-text.ts';

/** One line of a list. `depth` is how many blanks it begins with, `mark` a dash, a star or a number with its dot. */
export type ListItem = {
  readonly kind: 'item';
  readonly depth: number;
  readonly mark: string;
  readonly inside: readonly Mark[];
};

/** Makes lists of the lines of lists that follow each other. */
export function gatherLists(marks: readonly (Mark | ListItem)[]): readonly Mark[] {
  const gathered: Mark[] = [];
  let run: ListItem[] = [];
  const end = (): void => {
    gathered.push(...listsOf(run));
    run = [];
  };
  for (const mark of marks) {
    if (mark.kind === 'item') run.push(mark);
    else {
      end();
      gathered.push(mark);
    }
  }
  end();
  return gathered;
}

/** A line that is further in than the first belongs to the one before it. */
function listsOf(run: readonly ListItem[]): readonly Mark[] {
  const [first, ...rest] = run;
  if (!first) return [];
  const items: { inside: readonly Mark[]; below: ListItem[] }[] = [{ inside: first.inside, below: [] }];
  const next = rest.findIndex(
    (item) => item.depth < first.depth || (item.depth === first.depth && isNumbered(item) !== isNumbered(first)),
  );
  for (const item of next < 0 ? rest : rest.slice(0, next)) {
    if (item.depth > first.depth) items.at(-1)?.below.push(item);
    else items.push({ inside: item.inside, below: [] });
  }
  const list: Mark = {
    kind: 'list',
    first: isNumbered(first) ? Number.parseInt(first.mark, 10) : undefined,
    items: items.map(({ inside, below }) => [...inside, ...listsOf(below)]),
  };
  return [list, ...(next < 0 ? [] : listsOf(rest.slice(next)))];
}

function isNumbered({ mark }: ListItem): boolean {
  return /\d/.test(mark);
}
