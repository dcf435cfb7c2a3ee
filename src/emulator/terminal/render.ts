import { ComponentType } from 'discord-api-types/v10';
import { formatRelativeTime } from '../relative-time.ts';
import type { VisibleMessage } from '../state/visible-message.ts';

const relativeTimeFormat = new Intl.RelativeTimeFormat('en');

type TerminalButton = { readonly label: string; readonly customId: string };

/** The terminal's styles for Discord's Markdown. */
export type TextStyle = {
  readonly bold: (text: string) => string;
  /** By default the tildes are kept. */
  readonly strikethrough?: (text: string) => string;
  /** The name for a mention such as `<@1>` or `<#2>`; by default the mention is kept. */
  readonly mention?: (mention: string) => string;
};

/** The buttons of a message that can be pressed, in display order. */
export function buttonsIn(message: VisibleMessage): TerminalButton[] {
  return buttonRows(message).flat();
}

function buttonRows({ components }: VisibleMessage): TerminalButton[][] {
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

/** A message as plain text, with numbered files and buttons. */
export function formatMessage(message: VisibleMessage, style: TextStyle): string {
  const contentLines = message.content === '' ? [] : message.content.split('\n');
  const lines = contentLines.map((line) => formatLine(line, style));
  const note = message.isEphemeral ? ['(only you see this)'] : [];
  return [...lines, ...message.attachments.map(formatAttachment), ...buttonLines(message), ...note].join('\n');
}

function buttonLines(message: VisibleMessage): string[] {
  const rows = buttonRows(message).filter((row) => row.length > 0);
  const buttons = rows.flat();
  return rows.map((row) => row.map((button) => `[${buttons.indexOf(button) + 1}] ${button.label}`).join('  '));
}

/** With the alternative text of a picture. */
function formatAttachment(
  { filename, size, description }: VisibleMessage['attachments'][number],
  index: number,
): string {
  const suffix = description === undefined ? '' : `: ${description}`;
  return `[file ${index + 1}: ${filename}, ${size < 1024 ? `${size} bytes` : `${Math.round(size / 1024)} KB`}${suffix}]`;
}

/** Markdown line prefixes and their plain-text forms. Subtext is first because its prefix starts like a list's. */
const linePrefixes: readonly (readonly [RegExp, (rest: string) => string])[] = [
  [/^-# /, (rest) => `(${rest})`],
  [/^> -# /, (rest) => `    — ${rest}`],
  [/^> /, (rest) => `  | ${rest}`],
  [/^- /, (rest) => `  - ${rest}`],
];

function formatLine(line: string, style: TextStyle): string {
  for (const [prefix, format] of linePrefixes) {
    if (prefix.test(line)) return format(formatInline(line.replace(prefix, ''), style));
  }
  return formatInline(line, style);
}

/** In the time zone of the terminal. */
const clockFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

function formatInline(text: string, { bold, strikethrough, mention }: TextStyle): string {
  return text
    .replace(/(?<!\\)\*\*(.+?)(?<!\\)\*\*/g, (_, inner: string) => bold(inner))
    .replace(/(?<!\\)~~(.+?)(?<!\\)~~/g, (all, inner: string) => (strikethrough ? strikethrough(inner) : all))
    .replace(/(?<!\\)<t:(\d{1,11}):R>/g, (_, seconds: string) =>
      formatRelativeTime(Number(seconds), relativeTimeFormat),
    )
    .replace(/(?<!\\)<t:(\d{1,11}):t>/g, (_, seconds: string) => clockFormat.format(new Date(Number(seconds) * 1000)))
    .replace(/(?<!\\)<[@#]\d+>/g, (all) => (mention ? mention(all) : all))
    .replace(/\\([^\p{L}\p{N}\s])/gu, '$1');
}
