import { ComponentType } from 'discord-api-types/v10';
import { relativeTime } from '../relative-time.ts';
import type { VisibleMessage } from '../world/visible-message.ts';

const relative = new Intl.RelativeTimeFormat('en');

/** A button of a message, as a terminal offers it. */
export type TerminalButton = { readonly label: string; readonly customId: string };

/** How words are drawn that are more than words. */
export type Drawing = {
  readonly bold: (text: string) => string;
  /** Words that hold no longer; between tildes if not said. */
  readonly struck?: (text: string) => string;
  /** The name behind a mention such as `<@1>` or `<#2>`; the mention itself if not said. */
  readonly mention?: (mention: string) => string;
};

/** The buttons of a message that can be pressed, in order. */
export function buttonsOf(message: VisibleMessage): TerminalButton[] {
  return rowsOf(message).flat();
}

function rowsOf({ components }: VisibleMessage): TerminalButton[][] {
  return components.flatMap((row) => {
    if (row.type !== ComponentType.ActionRow) return [];
    const buttons = row.components.flatMap((part) =>
      part.type === ComponentType.Button && 'custom_id' in part && 'label' in part
        ? [{ label: part.label ?? '', customId: part.custom_id }]
        : [],
    );
    return [buttons];
  });
}

/** A message as lines for a terminal: Discord's Markdown drawn with plain characters, its files and buttons numbered. */
export function messageText(message: VisibleMessage, drawing: Drawing): string {
  const lines = message.content.split('\n').map((line) => lineText(line, drawing));
  const said = message.content === '' ? [] : lines;
  const note = message.ephemeral ? ['(only you see this)'] : [];
  return [...said, ...message.attachments.map(fileText), ...buttonLines(message), ...note].join('\n');
}

function buttonLines(message: VisibleMessage): string[] {
  const numbers = new Map(buttonsOf(message).map(({ customId }, index) => [customId, index + 1]));
  return rowsOf(message)
    .filter((row) => row.length > 0)
    .map((row) => row.map(({ label, customId }) => `[${numbers.get(customId)}] ${label}`).join('  '));
}

/** Who can't see a picture reads what it shows. */
function fileText({ filename, size, description }: VisibleMessage['attachments'][number], index: number): string {
  const shows = description === undefined ? '' : `: ${description}`;
  return `[file ${index + 1}: ${filename}, ${size < 1024 ? `${size} bytes` : `${Math.round(size / 1024)} KB`}${shows}]`;
}

/** The beginnings of lines that mean something, each with what stands for it. Small print first: it begins like a list. */
const beginnings: readonly (readonly [RegExp, (rest: string) => string])[] = [
  [/^-# /, (rest) => `(${rest})`],
  [/^> -# /, (rest) => `    — ${rest}`],
  [/^> /, (rest) => `  | ${rest}`],
  [/^- /, (rest) => `  - ${rest}`],
];

function lineText(line: string, drawing: Drawing): string {
  for (const [beginning, draw] of beginnings) {
    if (beginning.test(line)) return draw(inlineText(line.replace(beginning, ''), drawing));
  }
  return inlineText(line, drawing);
}

function inlineText(text: string, { bold, struck, mention }: Drawing): string {
  return text
    .replace(/(?<!\\)\*\*(.+?)(?<!\\)\*\*/g, (_, inner: string) => bold(inner))
    .replace(/(?<!\\)~~(.+?)(?<!\\)~~/g, (all, inner: string) => (struck ? struck(inner) : all))
    .replace(/(?<!\\)<t:(\d{1,11}):R>/g, (_, seconds: string) => relativeTime(Number(seconds), relative))
    .replace(/(?<!\\)<[@#]\d+>/g, (all) => (mention ? mention(all) : all))
    .replace(/\\([^\p{L}\p{N}\s])/gu, '$1');
}
