/** Mentions, channels, custom emoji, commands, server pages and timestamps, as Discord writes them in a text. */
const discordMarkup = /<(?:@[!&]?|#|a?:\w+:|\/[^:>]+:)\d+>|<id:[\w-]+(?::\d+)?>|<t:-?\d+(?::\w)?>/g;
const links = /<?\b(?:https?:\/\/|www\.)\S+/gi;
const emoji = /\p{Extended_Pictographic}|[\u{1f3fb}-\u{1f3ff}\u{1f1e6}-\u{1f1ff}\ufe0f\u20e3]|:[a-z0-9_+-]{2,32}:/giu;
const invisible = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g;
/** Spoilers, bold, italics, strike-through and code within a line. */
const inlineMarks = /\|\||[*_~`]+(?=\S)|(?<=\S)[*_~`]+/g;
/** Quotes, headings, lists and small print at the beginning of a line. */
const lineMarks = /^\s*(?:>{1,3}|#{1,3}|-#|[-*])\s+/gm;

/** The text of a question without links, emoji and Markdown, which say nothing about its meaning. */
export function stripMarkup(text: string): string {
  return text
    .replace(discordMarkup, ' ')
    .replace(links, ' ')
    .replace(invisible, '')
    .replace(emoji, ' ')
    .replace(lineMarks, '')
    .replace(inlineMarks, '')
    .replace(/[ \t]+/g, ' ')
    .trim();
}
