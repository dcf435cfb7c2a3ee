import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import { formatCustomId } from '../../commands/shared/custom-id.ts';
import type { Button, MessageFile, MessageView } from '../rendering/blocks.ts';
import { fitMessage } from '../rendering/fit-message.ts';
import { renderReply } from '../rendering/render.ts';
import type { Reply } from '../replies/reply.ts';

/** A message as Discord's API takes it. Only the file is still to be attached, because drawing a picture takes time. */
export type DiscordMessage = {
  readonly content: string;
  readonly components: APIActionRowComponent<APIButtonComponentWithCustomId>[];
  readonly flags: MessageFlags.SuppressEmbeds;
  readonly file?: MessageFile;
};

/** Discord's limits for the buttons of a message (components/reference). */
const maxButtonsPerRow = 5;
const maxRows = 5;

/** Renders a reply as a Discord message. Link previews are off, because answers quote other people's words. */
export function toDiscordMessage(reply: Reply, asOf?: Date): DiscordMessage {
  const view = renderReply(reply, asOf);
  const { content, isWhole } = fitMessage(view);
  const file = view.file ?? (isWhole ? undefined : view.fileWhenCut);
  return { content, components: actionRows(view), flags: MessageFlags.SuppressEmbeds, ...(file ? { file } : {}) };
}

/** Buttons with the same `row` share an action row; a full row continues in the next one. */
function actionRows({ buttons }: MessageView): DiscordMessage['components'] {
  const rows = [...Map.groupBy(buttons, ({ row = 0 }) => row).values()];
  return rows
    .flatMap(chunkRow)
    .slice(0, maxRows)
    .map((row) => ({ type: ComponentType.ActionRow, components: row.map(toButtonComponent) }));
}

function chunkRow(buttons: readonly Button[]): (readonly Button[])[] {
  return Array.from({ length: Math.ceil(buttons.length / maxButtonsPerRow) }, (_, row) =>
    buttons.slice(row * maxButtonsPerRow, (row + 1) * maxButtonsPerRow),
  );
}

function toButtonComponent(button: Button): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: button.label,
    custom_id: formatCustomId(button),
  };
}
