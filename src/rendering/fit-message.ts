import type { Block, MessageView } from './blocks.ts';
import { pluralize } from './format.ts';
import { blockMarkdown } from './markdown.ts';

/** Discord's limit for the characters of a message (resources/message). */
const maxContentLength = 2000;

/** A block and its Markdown. */
type RenderedBlock = { readonly block: Block; readonly markdown: string };

/** A view with all blocks rendered. */
type WholeView = Pick<MessageView, 'groupNoun' | 'fileWhenCut'> & { readonly renderedBlocks: readonly RenderedBlock[] };

/**
 * Leaves out whole blocks until the message fits, and counts them. Order: struck-through text, the last groups, quotations,
 * items; the last of each first. A block is never shortened, because half a sentence can say the opposite.
 */
export function fitMessage({ blocks, ...view }: Pick<MessageView, 'blocks' | 'groupNoun' | 'fileWhenCut'>): {
  content: string;
  isWhole: boolean;
} {
  const whole = { ...view, renderedBlocks: blocks.map((block) => ({ block, markdown: blockMarkdown(block) })) };
  let keptBlocks: readonly RenderedBlock[] = whole.renderedBlocks;
  for (;;) {
    const note = omissionNote(whole, keptBlocks);
    if (contentLength([...keptBlocks, ...note]) <= maxContentLength || keptBlocks.length === 0)
      return { content: joinContent([...keptBlocks, ...note]), isWhole: note.length === 0 };
    const dropped = nextToDrop(keptBlocks, whole);
    keptBlocks = keptBlocks.filter((rendered) => !dropped.has(rendered));
  }
}

function joinContent(blocks: readonly RenderedBlock[]): string {
  return blocks.map(({ markdown }) => markdown).join('\n');
}

/** Characters of the content, including line breaks. */
function contentLength(blocks: readonly RenderedBlock[]): number {
  return blocks.reduce((sum, { markdown }) => sum + markdown.length + 1, -1);
}

function nextToDrop(keptBlocks: readonly RenderedBlock[], whole: WholeView): ReadonlySet<RenderedBlock> {
  const strikethrough = keptBlocks.findLast(({ block }) => block.kind === 'strikethrough' && block.group === undefined);
  if (strikethrough) return new Set([strikethrough]);
  const group = keptBlocks.reduce((highest, { block }) => Math.max(highest, block.group ?? 0), 0);
  if (group > 0) return new Set(keptBlocks.filter(({ block }) => block.group === group));
  const [first, ...others] = keptBlocks.filter(({ block }) => block.kind === 'quote');
  if (first) return new Set([leastImportantQuote([first, ...others]) ?? smallPrintOrQuote(first, keptBlocks, whole)]);
  const last = keptBlocks.findLast(({ block }) => block.kind === 'item') ?? keptBlocks.at(-1);
  return new Set(last ? [last] : []);
}

/** An unmarked neighbour before a cited sentence, and the last quotation before the first. */
function leastImportantQuote(quotes: readonly RenderedBlock[]): RenderedBlock | undefined {
  const isMarked = ({ block }: RenderedBlock) => block.kind === 'quote' && block.marked;
  const neighbour = quotes.some(isMarked) ? quotes.findLast((rendered) => !isMarked(rendered)) : undefined;
  return neighbour ?? quotes.slice(1).at(-1);
}

/** An answer should keep its only quotation, so small print is left out first if that is enough. */
function smallPrintOrQuote(
  onlyQuote: RenderedBlock,
  keptBlocks: readonly RenderedBlock[],
  whole: WholeView,
): RenderedBlock {
  const withoutSmallPrint = keptBlocks.filter(({ block }) => block.kind !== 'small');
  const helps = contentLength([...withoutSmallPrint, ...omissionNote(whole, withoutSmallPrint)]) <= maxContentLength;
  return (helps ? keptBlocks.findLast(({ block }) => block.kind === 'small') : undefined) ?? onlyQuote;
}

/** The note that counts the omitted groups and blocks, and names the file that contains them. */
function omissionNote(
  { renderedBlocks, groupNoun = 'answer', fileWhenCut }: WholeView,
  keptBlocks: readonly RenderedBlock[],
): RenderedBlock[] {
  if (keptBlocks.length === renderedBlocks.length) return [];
  const isKept = new Set(keptBlocks);
  const omitted = renderedBlocks.filter((rendered) => !isKept.has(rendered)).map(({ block }) => block);
  const parts = omitted.filter(({ group = 0 }) => group === 0);
  const groups = new Set(omitted.map(({ group = 0 }) => group).filter((group) => group > 0)).size;
  const counts = [...countMore(groups, groupNoun), ...countMore(parts.length, 'part')].join(' and ');
  const isSingular = groups + parts.length === 1;
  const where = fileWhenCut
    ? `${isSingular ? 'is' : 'are'} in ${fileWhenCut.name}`
    : `${isSingular ? 'does' : 'do'} not fit into one message`;
  const hint =
    !fileWhenCut && parts.some(({ kind }) => kind === 'quote') ? '; /source sentence shows any sentence' : '';
  const block: Block = { kind: 'small', text: `${counts} ${where}${hint}.` };
  return [{ block, markdown: blockMarkdown(block) }];
}

function countMore(count: number, noun: string): string[] {
  return count === 0 ? [] : [pluralize(count, `more ${noun}`)];
}
