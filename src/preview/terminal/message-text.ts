import { ComponentType } from 'discord-api-types/v10';
import type { VisibleMessage } from '../world/visible-message.ts';

/** A button of a message, as a terminal offers it. */
export type TerminalButton = { readonly label: string; readonly customId: string };

/** The buttons of a message that can be pressed, in order. */
export function buttonsOf({ components }: VisibleMessage): TerminalButton[] {
  return components.flatMap((row) => {
    if (row.type !== ComponentType.ActionRow) return [];
    return row.components.flatMap((part) =>
      part.type === ComponentType.Button && 'custom_id' in part && 'label' in part
        ? [{ label: part.label ?? '', customId: part.custom_id }]
        : [],
    );
  });
}

/** A message as lines for a terminal: Discord's Markdown drawn with plain characters, and its buttons numbered. */
export function messageText(message: VisibleMessage, { bold }: { readonly bold: (text: string) => string }): string {
  const lines = message.content.split('\n').map((line) => lineText(line, bold));
  const buttons = buttonsOf(message).map(({ label }, index) => `[${index + 1}] ${label}`);
  const note = message.ephemeral ? ['(only you see this)'] : [];
  return [...lines, ...(buttons.length > 0 ? [buttons.join('  ')] : []), ...note].join('\n');
}

/** The beginnings of lines that mean something, each with what stands for it. Small print first: it begins like a list. */
const beginnings: readonly (readonly [RegExp, (rest: string) => string])[] = [
  [/^-# /, (rest) => `(${rest})`],
  [/^> -# /, (rest) => `    — ${rest}`],
  [/^> /, (rest) => `  | ${rest}`],
  [/^- /, (rest) => `  - ${rest}`],
];

function lineText(line: string, bold: (text: string) => string): string {
  for (const [beginning, draw] of beginnings) {
    if (beginning.test(line)) return draw(inlineText(line.replace(beginning, ''), bold));
  }
  return inlineText(line, bold);
}

function inlineText(text: string, bold: (text: string) => string): string {
  return text
    .replace(/(?<!\\)\*\*(.+?)(?<!\\)\*\*/g, (_, inner: string) => bold(inner))
    .replace(/\\([^\p{L}\p{N}\s])/gu, '$1');
}
