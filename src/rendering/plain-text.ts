import type { Block, Page, PageFile } from './blocks.ts';

/** A page as text for a terminal or a log: no Markdown, quotations indented, buttons named in brackets. */
export function plainText({ blocks, buttons }: Page): string {
  const lines = blocks.map(blockText);
  const row = buttons.map(({ label }) => `[${label}]`).join(' ');
  return [...lines, ...(row === '' ? [] : [row])].join('\n');
}

/** All of a page as a file, for where a message holds only some of it. */
export function wholeFile(name: string, blocks: readonly Block[]): PageFile {
  return { name, text: `${plainText({ blocks, buttons: [] })}\n` };
}

function blockText(block: Block): string {
  const { by, channel, when } = block;
  const ids = [
    ...(channel === undefined ? [] : [`channel ${printable(channel)}`]),
    ...(by === undefined ? [] : [`user ${printable(by)}`]),
  ];
  const words = when === undefined ? wordsText(block) : `${wordsText(block)} at ${clock(when)}`;
  return [words, ...ids].join(' · ');
}

/** "14:05:12 UTC" */
function clock(when: Date): string {
  return `${when.toISOString().slice(11, 19)} UTC`;
}

function wordsText(block: Block): string {
  switch (block.kind) {
    case 'strong':
    case 'text':
      return printable(block.text);
    case 'small':
      return `(${printable(block.text)})`;
    case 'struck':
      return `[no longer: ${printable(block.text)}]`;
    case 'quote':
      return `  ${block.marked ? '>' : '|'} ${printable(block.text)}\n    — ${printable(block.label)}`;
    case 'item':
      return `  - ${printable(block.text)}${block.detail === undefined ? '' : ` · ${printable(block.detail)}`}`;
    default:
      return block satisfies never;
  }
}

/** Control characters could move the cursor of a terminal or hide what stands before them. */
function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
