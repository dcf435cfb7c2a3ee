import { bold, channelMention, quote, strikethrough, subtext, time, userMention } from 'discord.js';
import type { Block } from './blocks.ts';

/**
 * Text as a reader must see it, letter for letter: Discord shows any punctuation behind a backslash as it is. The
 * library's own escapeMarkdown leaves headings, lists, masked links and small print as they are unless told, and dots
 * and full URLs always; so everything that Discord's Markdown could read is escaped here.
 */
export function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\*_~`|<>[\]()#:@+.-]/g, (mark, at: number, all: string) =>
      isHarmless(mark, at, all) ? mark : `\\${mark}`,
    );
}

/**
 * A full stop or hyphen inside a text starts no list, a colon before a space no link or emoji, nor does the one in
 * "4:13pm" (":100:" is an emoji); they may stay readable.
 */
function isHarmless(mark: string, at: number, text: string): boolean {
  const [before = '', after = ''] = [text[at - 1], text[at + 1]];
  if (mark === '.') return !/^\d+$/.test(text.slice(0, at));
  if (mark === '-' || mark === '+') return at > 0;
  if (mark === ':')
    return after === ' ' || after === '' || (/\d/.test(before) && /^:\d+(?![\d:])/.test(text.slice(at)));
  return false;
}

/** One block as Discord Markdown, and whom or what it is about: Discord shows the name behind an id. */
export function blockMarkdown(block: Block): string {
  const { by = '', channel = '', when } = block;
  const ids = [...(isId(channel) ? [channelMention(channel)] : []), ...(isId(by) ? [userMention(by)] : [])];
  const words = when === undefined ? wordsMarkdown(block) : `${wordsMarkdown(block)} ${countdown(when)}`;
  return [words, ...ids].join(' · ');
}

/** To the next full second: nobody should come back too early. */
function countdown(when: Date): string {
  return time(Math.ceil(when.getTime() / 1000), 'R');
}

function isId(text: string): boolean {
  return /^\d{1,20}$/.test(text);
}

function wordsMarkdown(block: Block): string {
  switch (block.kind) {
    case 'strong':
      return bold(escaped(block.text));
    case 'text':
      return escaped(block.text);
    case 'small':
      return subtext(escaped(block.text));
    case 'struck':
      return struckMarkdown(block.text);
    case 'quote': {
      const words = block.marked ? bold(escaped(block.text)) : escaped(block.text);
      return `${quote(words)}\n${quote(subtext(escaped(block.label)))}`;
    }
    case 'item':
      return `- ${escaped(block.text)}${block.detail === undefined ? '' : ` · ${escaped(block.detail)}`}`;
    default:
      return block satisfies never;
  }
}

/** Discord ends what is struck through at the first two tildes, escaped or not; so those at the end stand behind it. */
function struckMarkdown(text: string): string {
  const [, inside = '', space = '', tildes = ''] = /^(.*?)( ?)(~*)$/.exec(text.replace(/\s+/g, ' ').trim()) ?? [];
  const behind = `${space}${escaped(tildes)}`;
  return inside === '' ? behind : `${strikethrough(escaped(inside))}${behind}`;
}
