import type { Reply } from '../replies/reply.ts';
import type { Button, MessageFile, MessageView } from './blocks.ts';
import { formatCustomId } from './custom-id.ts';
import { fitMessage } from './fit-message.ts';
import { renderReply } from './render.ts';

/** A message for Discord as plain data: content within its limits, rows of buttons, and a file where one goes along. */
export type DiscordMessage = {
  readonly content: string;
  readonly rows: readonly (readonly DiscordButton[])[];
  readonly file?: MessageFile;
};
export type DiscordButton = { readonly label: string; readonly customId: string };

/** Discord's limits: buttons a row, rows a message (components/reference). */
const maxButtonsPerRow = 5;
const maxRows = 5;

/** A reply as a Discord message. */
export function toDiscordMessage(reply: Reply): DiscordMessage {
  const view = renderReply(reply);
  const { content, isWhole } = fitMessage(view);
  const file = view.file ?? (isWhole ? undefined : view.fileWhenCut);
  return { content, rows: buttonRows(view), ...(file ? { file } : {}) };
}

/** Buttons that are said to be of one row stand in it; too many for one go on in the next. */
function buttonRows({ buttons }: MessageView): DiscordButton[][] {
  const rows = [...Map.groupBy(buttons, ({ row = 0 }) => row).values()];
  return rows.flatMap(chunkRow).slice(0, maxRows);
}

function chunkRow(buttons: readonly Button[]): DiscordButton[][] {
  const discordButtons = buttons.map((button) => ({ label: button.label, customId: formatCustomId(button) }));
  return Array.from({ length: Math.ceil(discordButtons.length / maxButtonsPerRow) }, (_, row) =>
    discordButtons.slice(row * maxButtonsPerRow, (row + 1) * maxButtonsPerRow),
  );
}
