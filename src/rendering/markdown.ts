import { bold, channelMention, quote, strikethrough, subtext, time, userMention } from 'discord.js';
import type { Block } from './blocks.ts';
import { roundUpToMinute } from './format.ts';

/**
 * Escapes text so that Discord displays it unchanged: it shows any punctuation after a backslash literally. discord.js's
 * escapeMarkdown leaves headings, lists, masked links and small print by default, and dots and URLs always.
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
 * A full stop or hyphen inside a text starts no list. A colon before a space, or as in "4:13pm", starts no link or emoji
 * (":100:" is an emoji).
 */
function needsNoEscape(mark: string, offset: number, text: string): boolean {
  const [before = '', after = ''] = [text[offset - 1], text[offset + 1]];
  if (mark === '.') return !/^\d+$/.test(text.slice(0, offset));
  if (mark === '-' || mark === '+') return offset > 0;
  if (mark === ':')
    return after === ' ' || after === '' || (/\d/.test(before) && /^:\d+(?![\d:])/.test(text.slice(offset)));
  return false;
}

/** A block as Discord Markdown, with mentions of its channel and user. */
export function blockMarkdown(block: Block): string {
  const { userId = '', channelId = '', dueAt } = block;
  const ids = [...(isId(channelId) ? [channelMention(channelId)] : []), ...(isId(userId) ? [userMention(userId)] : [])];
  const textPart = dueAt === undefined ? textMarkdown(block) : `${textMarkdown(block)} after ${clockMarkdown(dueAt)}.`;
  return [textPart, ...ids].join(' · ');
}

/** The time of day in the reader's own time zone. */
function clockMarkdown(when: Date): string {
  return time(Math.floor(roundUpToMinute(when).getTime() / 1000), 't');
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

/** Discord ends strikethrough at the first two tildes, escaped or not, so trailing tildes follow after it. */
function strikethroughMarkdown(text: string): string {
  const [, inside = '', space = '', tildes = ''] = /^(.*?)( ?)(~*)$/.exec(text.replace(/\s+/g, ' ').trim()) ?? [];
  const trailing = `${space}${escapeText(tildes)}`;
  return inside === '' ? trailing : `${strikethrough(escapeText(inside))}${trailing}`;
}
