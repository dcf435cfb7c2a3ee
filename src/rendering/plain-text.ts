import type { Block, MessageFile, MessageView } from './blocks.ts';
import { roundUpToMinute } from './format.ts';

/** A view as text for a terminal or log: no Markdown, quotations indented, buttons in brackets. */
export function toPlainText({ blocks, buttons }: MessageView): string {
  const lines = blocks.map(blockText);
  const row = buttons.map(({ label }) => `[${label}]`).join(' ');
  return [...lines, ...(row === '' ? [] : [row])].join('\n');
}

/** All blocks as a text file, for views that do not fit into a message. */
export function textFile(name: string, blocks: readonly Block[]): MessageFile {
  return { name, text: `${toPlainText({ blocks, buttons: [] })}\n` };
}

function blockText(block: Block): string {
  const { userId, channelId, dueAt } = block;
  const ids = [
    ...(channelId === undefined ? [] : [`channel ${printable(channelId)}`]),
    ...(userId === undefined ? [] : [`user ${printable(userId)}`]),
  ];
  const text = dueAt === undefined ? textPart(block) : `${textPart(block)} after ${formatClockTime(dueAt)}.`;
  return [text, ...ids].join(' · ');
}

/** "14:05 UTC" */
function formatClockTime(when: Date): string {
  return `${roundUpToMinute(when).toISOString().slice(11, 16)} UTC`;
}

function textPart(block: Block): string {
  switch (block.kind) {
    case 'strong':
    case 'paragraph':
      return printable(block.text);
    case 'small':
      return `(${printable(block.text)})`;
    case 'strikethrough':
      return `[no longer: ${printable(block.text)}]`;
    case 'quote':
      return `  ${block.marked ? '>' : '|'} ${printable(block.text)}\n    — ${printable(block.label)}`;
    case 'item':
      return `  - ${printable(block.text)}${block.detail === undefined ? '' : ` · ${printable(block.detail)}`}`;
    default:
      return block satisfies never;
  }
}

/** Removes control characters, which could move a terminal's cursor or hide text. */
function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
