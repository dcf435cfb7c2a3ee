import { bold, channelMention, quote, strikethrough, subtext, time, userMention } from 'discord.js';
import type { Block } from './blocks.ts';

/**
 * Text as a reader must see it, letter for letter: Discord shows any punctuation behind a backslash as it is. The
 * library's own escapeMarkdown leaves headings, lists, masked links and small print as they are unless told, and dots
 * and full URLs always; so everything that Discord's Markdown could read is escaped here.
 */
export function escapeText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\*_~`|<>[\]()#:@+.-]/g, (mark, offset: number, wholeText: string) =>
      needsNoEscape(mark, offset, wholeText) ? mark : `\\${mark}`,
    );
}

/**
 * A full stop or hyphen inside a text starts no list, a colon before a space no link or emoji, nor does the one in
 * "4:13pm" (":100:" is an emoji); they may stay readable.
 */
function needsNoEscape(mark: string, offset: number, text: string): boolean {
  const [before = '', after = ''] = [text[offset - 1], text[offset + 1]];
  if (mark === '.') return !/^\d+$/.test(text.slice(0, offset));
  if (mark === '-' || mark === '+') return offset > 0;
  if (mark === ':')
    return after === ' ' || after === '' || (/\d/.test(before) && /^:\d+(?![\d:])/.test(text.slice(offset)));
  return false;
}

/** One block as Discord Markdown, and whom or what it is about: Discord shows the name behind an id. */
export function blockMarkdown(block: Block): string {
  const { userId = '', channelId = '', dueAt } = block;
  const ids = [...(isId(channelId) ? [channelMention(channelId)] : []), ...(isId(userId) ? [userMention(userId)] : [])];
  const textPart = dueAt === undefined ? textMarkdown(block) : `${textMarkdown(block)} ${countdownMarkdown(dueAt)}`;
  return [textPart, ...ids].join(' · ');
}

/** To the next full second: nobody should come back too early. */
function countdownMarkdown(when: Date): string {
  return time(Math.ceil(when.getTime() / 1000), 'R');
}

function isId(text: string): boolean {
  return /^\d{1,20}$/.test(text);
}

function textMarkdown(block: Block): string {
  switch (block.kind) {
    case 'strong':
      return bold(escapeText(block.text));
    case 'paragraph':
      return escapeText(block.text);
    case 'small':
      return subtext(escapeText(block.text));
    case 'strikethrough':
      return strikethroughMarkdown(block.text);
    case 'quote': {
      const words = block.marked ? bold(escapeText(block.text)) : escapeText(block.text);
      return `${quote(words)}\n${quote(subtext(escapeText(block.label)))}`;
    }
    case 'item':
      return `- ${escapeText(block.text)}${block.detail === undefined ? '' : ` · ${escapeText(block.detail)}`}`;
    default:
      return block satisfies never;
  }
}

/** Discord ends what is struck through at the first two tildes, escaped or not; so those at the end stand behind it. */
function strikethroughMarkdown(text: string): string {
  const [, inside = '', space = '', tildes = ''] = /^(.*?)( ?)(~*)$/.exec(text.replace(/\s+/g, ' ').trim()) ?? [];
  const trailing = `${space}${escapeText(tildes)}`;
  return inside === '' ? trailing : `${strikethrough(escapeText(inside))}${trailing}`;
}
