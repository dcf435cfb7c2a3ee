import type { Block, Page } from './blocks.ts';
import { blockMarkdown } from './markdown.ts';

/** Discord's limit for the characters of a message (resources/message). */
const longestContent = 2000;

/** Blocks of a page and their Markdown. */
type Drawn = { readonly block: Block; readonly markdown: string };

/** A page of which all is drawn. */
type Whole = Pick<Page, 'each' | 'fileWhenCut'> & { readonly all: readonly Drawn[] };

/**
 * What does not fit is left out whole and counted: what holds no longer first, then later groups, then quotations, then items, and the last ones
 * first; nothing is ever shortened inside, because half a sentence can say the opposite.
 */
export function fitted({ blocks, ...page }: Pick<Page, 'blocks' | 'each' | 'fileWhenCut'>): {
  content: string;
  isWhole: boolean;
} {
  const whole = { ...page, all: blocks.map((block) => ({ block, markdown: blockMarkdown(block) })) };
  let kept: readonly Drawn[] = whole.all;
  for (;;) {
    const last = omission(whole, kept);
    if (lengthOf([...kept, ...last]) <= longestContent || kept.length === 0)
      return { content: contentOf([...kept, ...last]), isWhole: last.length === 0 };
    const next = leastNeeded(kept, whole);
    kept = kept.filter((one) => !next.has(one));
  }
}

function contentOf(drawn: readonly Drawn[]): string {
  return drawn.map(({ markdown }) => markdown).join('\n');
}

/** Of the content, with a line break between each two. */
function lengthOf(drawn: readonly Drawn[]): number {
  return drawn.reduce((sum, { markdown }) => sum + markdown.length + 1, -1);
}

function leastNeeded(kept: readonly Drawn[], whole: Whole): ReadonlySet<Drawn> {
  const old = kept.findLast(({ block }) => block.kind === 'struck' && block.group === undefined);
  if (old) return new Set([old]);
  const group = kept.reduce((most, { block }) => Math.max(most, block.group ?? 0), 0);
  if (group > 0) return new Set(kept.filter(({ block }) => block.group === group));
  const [first, ...others] = kept.filter(({ block }) => block.kind === 'quote');
  if (first) return new Set([spareQuote([first, ...others]) ?? smallLineFor(first, kept, whole)]);
  const last = kept.findLast(({ block }) => block.kind === 'item') ?? kept.at(-1);
  return new Set(last ? [last] : []);
}

/** The neighbours of a cited sentence are missed less than itself, and the last of several quotations less than the first. */
function spareQuote(quotes: readonly Drawn[]): Drawn | undefined {
  const isMarked = ({ block }: Drawn) => block.kind === 'quote' && block.marked;
  const neighbour = quotes.some(isMarked) ? quotes.findLast((one) => !isMarked(one)) : undefined;
  return neighbour ?? quotes.slice(1).at(-1);
}

/** No answer stands without a quotation if it can be helped: small print makes room for the only one, where that is enough. */
function smallLineFor(only: Drawn, kept: readonly Drawn[], whole: Whole): Drawn {
  const bare = kept.filter(({ block }) => block.kind !== 'small');
  const helps = lengthOf([...bare, ...omission(whole, bare)]) <= longestContent;
  return (helps ? kept.findLast(({ block }) => block.kind === 'small') : undefined) ?? only;
}

/** How many groups and single blocks are not among those that are kept, and where they are. */
function omission({ all, each = 'answer', fileWhenCut }: Whole, kept: readonly Drawn[]): Drawn[] {
  if (kept.length === all.length) return [];
  const isKept = new Set(kept);
  const omitted = all.filter((one) => !isKept.has(one)).map(({ block }) => block);
  const parts = omitted.filter(({ group = 0 }) => group === 0);
  const groups = new Set(omitted.map(({ group = 0 }) => group).filter((group) => group > 0)).size;
  const counts = [...counted(groups, each), ...counted(parts.length, 'part')].join(' and ');
  const isOne = groups + parts.length === 1;
  const where = fileWhenCut
    ? `${isOne ? 'is' : 'are'} in ${fileWhenCut.name}`
    : `${isOne ? 'does' : 'do'} not fit into one message`;
  const hint =
    !fileWhenCut && parts.some(({ kind }) => kind === 'quote') ? '; /source sentence shows any sentence' : '';
  const block: Block = { kind: 'small', text: `${counts} ${where}${hint}.` };
  return [{ block, markdown: blockMarkdown(block) }];
}

function counted(count: number, noun: string): string[] {
  return count === 0 ? [] : [`${count} more ${noun}${count === 1 ? '' : 's'}`];
}
