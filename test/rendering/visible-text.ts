import { rulesExtended, SimpleMarkdown } from 'discord-markdown-parser';
import { z } from 'zod';

/** One line of a message as a reader sees it: its text and style. */
export type VisibleLine = { readonly text: string; readonly styles: readonly TextStyle[] };
export type TextStyle = 'strong' | 'quoted' | 'small' | 'item' | 'strikethrough';

/**
 * A message as a reader on Discord sees it. Anything but text (a link, a mention, an emoji, italics …) becomes ⟦its
 * kind⟧, so that it never equals its source text.
 */
export function visibleLines(markdown: string): VisibleLine[] {
  const lines: TextRun[][] = [[]];
  for (const run of runsOf(parser(markdown, { inline: true }), [])) {
    if (run.text === '\n') lines.push([]);
    else lines.at(-1)?.push(run);
  }
  return lines
    .filter((runs) => runs.length > 0)
    .map((runs) => ({
      text: runs.map(({ text }) => text).join(''),
      styles: [...new Set(runs.flatMap(({ styles }) => styles))].sort(),
    }));
}

/** The text alone. */
export function visibleText(markdown: string): string {
  return visibleLines(markdown)
    .map(({ text }) => text)
    .join('\n');
}

type TextRun = { readonly text: string; readonly styles: readonly TextStyle[] };

const nodesSchema = z.array(z.object({ type: z.string(), content: z.unknown().optional() }));
const styleByNode: Readonly<Record<string, TextStyle>> = {
  strong: 'strong',
  strikethrough: 'strikethrough',
  blockQuote: 'quoted',
  subtext: 'small',
};

function runsOf(nodes: unknown, set: readonly TextStyle[]): TextRun[] {
  return nodesSchema.parse(nodes).flatMap(({ type, content }): TextRun[] => {
    const setting = styleByNode[type];
    if (setting === 'strong' || setting === 'strikethrough') return runsOf(content, [...set, setting]);
    if (setting) return [...runsOf(content, [...set, setting]), { text: '\n', styles: set }];
    if (type === 'bullet') return [{ text: '', styles: [...set, 'item'] }];
    if (type === 'br') return [{ text: '\n', styles: set }];
    return [{ text: type === 'text' ? z.string().parse(content) : `⟦${type}⟧`, styles: set }];
  });
}

type Rule = NonNullable<(typeof rulesExtended)[string]>;

/**
 * The library has no lists and no emoji names, misses subtext and headings after a block quote, and distinguishes emoji
 * images from letters, which a reader does not.
 */
const { heading, subtext, twemoji: _, ...others } = rulesExtended;
const parser = SimpleMarkdown.parserFor({
  ...others,
  ...(heading && { heading: atLineStart(heading) }),
  ...(subtext && { subtext: atLineStart(subtext) }),
  bullet: atLineStart(rule(/^ *[-*] +(?=\S)/)),
  number: atLineStart(rule(/^ *\d+\. +(?=\S)/)),
  emojiName: rule(/^:[\w+-]+(?:::skin-tone-\d)?:/),
});

/** A rule that precedes all others. */
function rule(pattern: RegExp): Rule {
  return { order: -1, match: (source) => pattern.exec(source), parse: () => ({}) };
}

function atLineStart(line: Rule): Rule {
  const match: Rule['match'] = (source, state, before) =>
    /^$|\n$/.test(before) ? line.match(source, { ...state, prevCapture: null }, before) : null;
  return { ...line, match };
}
