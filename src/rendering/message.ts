import type { Reply } from '../answering/reply.ts';
import type { Block, Button, Page } from './blocks.ts';
import { customId } from './custom-id.ts';
import { blockMarkdown } from './markdown.ts';
import { word } from './wording.ts';

/** A message for Discord as plain data: content within its limits, and rows of buttons. */
export type MessageDraft = { readonly content: string; readonly rows: readonly (readonly DraftButton[])[] };
export type DraftButton = { readonly label: string; readonly customId: string };

/** Discord's limits: characters of a message (resources/message), buttons a row (components/reference). */
export const longestContent = 2000;
const widestRow = 5;

/** A reply as a Discord message. */
export function drawMessage(reply: Reply): MessageDraft {
  const page = word(reply);
  return { content: fitted(page.blocks), rows: rowsOf(page) };
}

/**
 * What does not fit is left out whole and counted, quotations first and the last ones first; nothing is ever shortened
 * inside, because half a sentence can say the opposite.
 */
function fitted(blocks: readonly Block[]): string {
  let kept = [...blocks];
  let omitted = 0;
  for (;;) {
    const content = [
      ...kept.map(blockMarkdown),
      ...(omitted > 0 ? [blockMarkdown({ kind: 'small', text: omission(omitted) })] : []),
    ].join('\n');
    if (content.length <= longestContent || kept.length === 0) return content;
    const last = kept.findLastIndex(({ kind }) => kind === 'quote');
    const drop = last === -1 ? kept.length - 1 : last;
    kept = kept.toSpliced(drop, 1);
    omitted += 1;
  }
}

function omission(count: number): string {
  return `${count} more ${count === 1 ? 'part does' : 'parts do'} not fit into one message; /source sentence shows any sentence.`;
}

function rowsOf({ buttons }: Page): DraftButton[][] {
  const drawn = buttons.map((button: Button) => ({ label: button.label, customId: customId(button) }));
  return Array.from({ length: Math.ceil(drawn.length / widestRow) }, (_, row) =>
    drawn.slice(row * widestRow, (row + 1) * widestRow),
  );
}
