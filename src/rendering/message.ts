import type { Reply } from '../answering/reply.ts';
import type { Block, Button, Page, TextFile } from './blocks.ts';
import { customId } from './custom-id.ts';
import { blockMarkdown } from './markdown.ts';
import { word } from './wording.ts';

/** A message for Discord as plain data: content within its limits, rows of buttons, and a file where one goes along. */
export type MessageDraft = {
  readonly content: string;
  readonly rows: readonly (readonly DraftButton[])[];
  readonly file?: TextFile;
};
export type DraftButton = { readonly label: string; readonly customId: string };

/** Discord's limits: characters of a message (resources/message), buttons a row (components/reference). */
const longestContent = 2000;
const widestRow = 5;

/** A reply as a Discord message. */
export function drawMessage(reply: Reply): MessageDraft {
  const page = word(reply);
  return { content: fitted(page.blocks), rows: rowsOf(page), ...(page.file ? { file: page.file } : {}) };
}

/**
 * What does not fit is left out whole and counted: later answers first, then quotations, then items, and the last ones
 * first; nothing is ever shortened inside, because half a sentence can say the opposite.
 */
function fitted(blocks: readonly Block[]): string {
  let kept = blocks;
  for (;;) {
    const content = contentOf(kept, blocks);
    if (content.length <= longestContent || kept.length === 0) return content;
    const next = leastNeeded(kept, blocks);
    kept = kept.filter((block) => !next.includes(block));
  }
}

/** The blocks that are kept, and how many of all are not. */
function contentOf(kept: readonly Block[], all: readonly Block[]): string {
  const omitted = all.filter((block) => !kept.includes(block));
  return [...kept, ...omission(omitted)].map(blockMarkdown).join('\n');
}

function leastNeeded(kept: readonly Block[], all: readonly Block[]): readonly Block[] {
  const group = Math.max(...kept.map((block) => block.group ?? 0));
  if (group > 0) return kept.filter((block) => block.group === group);
  const [first, ...others] = kept.filter(({ kind }) => kind === 'quote');
  if (first) return [spareQuote([first, ...others]) ?? smallLineFor(first, kept, all)];
  return [kept.findLast(({ kind }) => kind === 'item') ?? kept.at(-1)].filter((block) => block !== undefined);
}

/** The neighbours of a cited sentence are missed less than itself, and the last of several quotations less than the first. */
function spareQuote(quotes: readonly Block[]): Block | undefined {
  const isMarked = (block: Block) => block.kind === 'quote' && block.marked;
  const neighbour = quotes.some(isMarked) ? quotes.findLast((block) => !isMarked(block)) : undefined;
  return neighbour ?? quotes.slice(1).at(-1);
}

/** No answer stands without a quotation if it can be helped: small print makes room for the only one, where that is enough. */
function smallLineFor(only: Block, kept: readonly Block[], all: readonly Block[]): Block {
  const bare = kept.filter(({ kind }) => kind !== 'small');
  const helps = contentOf(bare, all).length <= longestContent;
  return (helps ? kept.findLast(({ kind }) => kind === 'small') : undefined) ?? only;
}

function omission(omitted: readonly Block[]): Block[] {
  if (omitted.length === 0) return [];
  const parts = omitted.filter(({ group = 0 }) => group === 0);
  const answers = new Set(omitted.map(({ group = 0 }) => group).filter((group) => group > 0)).size;
  const counts = [...counted(answers, 'answer'), ...counted(parts.length, 'part')].join(' and ');
  const verb = answers + parts.length === 1 ? 'does' : 'do';
  const hint = parts.some(({ kind }) => kind === 'quote') ? '; /source sentence shows any sentence' : '';
  return [{ kind: 'small', text: `${counts} ${verb} not fit into one message${hint}.` }];
}

function counted(count: number, noun: string): string[] {
  return count === 0 ? [] : [`${count} more ${noun}${count === 1 ? '' : 's'}`];
}

function rowsOf({ buttons }: Page): DraftButton[][] {
  const drawn = buttons.map((button: Button) => ({ label: button.label, customId: customId(button) }));
  return Array.from({ length: Math.ceil(drawn.length / widestRow) }, (_, row) =>
    drawn.slice(row * widestRow, (row + 1) * widestRow),
  );
}
