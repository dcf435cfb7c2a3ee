import type { Reply } from '../answering/reply.ts';
import type { Button, Page, PageFile } from './blocks.ts';
import { customId } from './custom-id.ts';
import { fitted } from './fitted.ts';
import { word } from './wording.ts';

/** A message for Discord as plain data: content within its limits, rows of buttons, and a file where one goes along. */
export type MessageDraft = {
  readonly content: string;
  readonly rows: readonly (readonly DraftButton[])[];
  readonly file?: PageFile;
};
export type DraftButton = { readonly label: string; readonly customId: string };

/** Discord's limits: buttons a row, rows a message (components/reference). */
const widestRow = 5;
const mostRows = 5;

/** A reply as a Discord message. */
export function drawMessage(reply: Reply): MessageDraft {
  const page = word(reply);
  const { content, isWhole } = fitted(page);
  const file = page.file ?? (isWhole ? undefined : page.fileWhenCut);
  return { content, rows: rowsOf(page), ...(file ? { file } : {}) };
}

/** Buttons that are said to be of one row stand in it; too many for one go on in the next. */
function rowsOf({ buttons }: Page): DraftButton[][] {
  const rows = [...Map.groupBy(buttons, ({ row = 0 }) => row).values()];
  return rows.flatMap(chunked).slice(0, mostRows);
}

function chunked(buttons: readonly Button[]): DraftButton[][] {
  const drawn = buttons.map((button) => ({ label: button.label, customId: customId(button) }));
  return Array.from({ length: Math.ceil(drawn.length / widestRow) }, (_, row) =>
    drawn.slice(row * widestRow, (row + 1) * widestRow),
  );
}
