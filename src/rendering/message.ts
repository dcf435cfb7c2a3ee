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
export const longestContent = 2000;
const widestRow = 5;

/** A reply as a Discord message. */
export function drawMessage(reply: Reply): MessageDraft {
  const page = word(reply);
  return { content: fitted(page.blocks), rows: rowsOf(page), ...(page.file ? { file: page.file } : {}) };
}

/**
 * What does not fit is left out whole and counted, quotations first, then items, and the last ones first; nothing is ever
 * shortened inside, because half a sentence can say the opposite.
 */
function fitted(blocks: readonly Block[]): string {
  const kept = [...blocks];
  const omitted: Block[] = [];
  for (;;) {
    const content = [...kept, ...omission(omitted)].map(blockMarkdown).join('\n');
    if (content.length <= longestContent || kept.length === 0) return content;
    omitted.push(...kept.splice(leastNeeded(kept), 1));
  }
}

/** The neighbours of a cited sentence are missed less than itself. */
function leastNeeded(blocks: readonly Block[]): number {
  const marks = blocks.some((block) => block.kind === 'quote' && block.marked);
  const neighbour = blocks.findLastIndex((block) => marks && block.kind === 'quote' && !block.marked);
  const last = (wanted: Block['kind']) => blocks.findLastIndex(({ kind }) => kind === wanted);
  return [neighbour, last('quote'), last('item'), blocks.length - 1].find((index) => index !== -1) ?? 0;
}

function omission(omitted: readonly Block[]): Block[] {
  if (omitted.length === 0) return [];
  const hint = omitted.some(({ kind }) => kind === 'quote') ? '; /source sentence shows any sentence' : '';
  const parts = omitted.length === 1 ? 'part does' : 'parts do';
  return [{ kind: 'small', text: `${omitted.length} more ${parts} not fit into one message${hint}.` }];
}

function rowsOf({ buttons }: Page): DraftButton[][] {
  const drawn = buttons.map((button: Button) => ({ label: button.label, customId: customId(button) }));
  return Array.from({ length: Math.ceil(drawn.length / widestRow) }, (_, row) =>
    drawn.slice(row * widestRow, (row + 1) * widestRow),
  );
}
