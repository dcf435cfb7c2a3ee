import { rulesExtended, SimpleMarkdown } from 'discord-markdown-parser';

type Rule = NonNullable<(typeof rulesExtended)[string]>;

const { heading, subtext, emoticon: _emoticon, twemoji: _twemoji, ...otherRules } = rulesExtended;

/**
 * Discord's Markdown. The library has no lists, misses subtext and headings after a block quote, and turns characters
 * into emoji images.
 */
const parser = SimpleMarkdown.parserFor({
  ...otherRules,
  ...(heading && { heading: atLineStart(heading) }),
  ...(subtext && { subtext: atLineStart(subtext) }),
  item: atLineStart({
    order: 0,
    match: (source) => /^( *)([-*]|\d{1,9}\.) +(?=\S)([^\n]*)(?:\n|$)/.exec(source),
    parse: (capture, parse, state) => ({
      depth: (capture[1] ?? '').length,
      mark: capture[2],
      content: parse(capture[3] ?? '', { ...state, inline: true }),
    }),
  }),
});

/** A message as the library's syntax tree. */
export function parseMarkdown(text: string): unknown {
  return parser(text, { inline: true });
}

/** A rule for the start of a line. */
function atLineStart(rule: Rule): Rule {
  const match: Rule['match'] = (source, state, precedingText) =>
    /^$|\n$/.test(precedingText) ? rule.match(source, { ...state, prevCapture: null }, precedingText) : null;
  return { ...rule, match };
}
