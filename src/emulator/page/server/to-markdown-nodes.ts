import { rulesExtended, SimpleMarkdown } from 'discord-markdown-parser';
import { isRecord } from '../../json.ts';
import type { MarkdownNode, MarkdownStyle } from '../protocol.ts';
import { groupListItems, type ListItem } from './group-list-items.ts';

/** The names for mentions; undefined for an unknown id. */
export type DisplayNames = {
  userName(id: string): string | undefined;
  channelName(id: string): string | undefined;
  roleName(id: string): string | undefined;
};

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

/** A rule for the start of a line. */
function atLineStart(rule: Rule): Rule {
  const match: Rule['match'] = (source, state, precedingText) =>
    /^$|\n$/.test(precedingText) ? rule.match(source, { ...state, prevCapture: null }, precedingText) : null;
  return { ...rule, match };
}

const markdownStyles: Readonly<Record<string, MarkdownStyle>> = {
  strong: 'bold',
  em: 'italic',
  underline: 'underline',
  strikethrough: 'strikethrough',
  spoiler: 'spoiler',
  blockQuote: 'quote',
  subtext: 'small',
};
const linkablePattern = /^(https?|mailto):/i;

/** Text as Discord displays it. Text without Markdown stays unchanged. */
export function toMarkdownNodes(text: string, displayNames: DisplayNames): readonly MarkdownNode[] {
  return convertNodes(parser(text, { inline: true }), displayNames);
}

function convertNodes(treeNodes: unknown, displayNames: DisplayNames): readonly MarkdownNode[] {
  const converted = Array.isArray(treeNodes)
    ? treeNodes.filter(isRecord).map((node) => convertNode(node, displayNames))
    : [];
  return joinTextNodes(removeBreaksAroundBlocks(groupListItems(converted)));
}

function convertNode(node: Readonly<Record<string, unknown>>, displayNames: DisplayNames): MarkdownNode | ListItem {
  const { type, content } = node;
  const style = markdownStyles[String(type)];
  if (style) return { kind: style, children: convertNodes(content, displayNames) };
  switch (type) {
    case 'br':
    case 'newline':
      return { kind: 'break' };
    case 'heading':
      return { kind: 'heading', level: Number(node.level), children: convertNodes(content, displayNames) };
    case 'item':
      return {
        kind: 'item',
        depth: Number(node.depth),
        marker: String(node.mark),
        children: convertNodes(content, displayNames),
      };
    case 'inlineCode':
      return { kind: 'code', text: String(content) };
    case 'codeBlock':
      return { kind: 'block', text: String(content), language: String(node.lang ?? '') };
    case 'url':
    case 'autolink':
    case 'link':
      return toLink(String(node.target), convertNodes(content, displayNames));
    case 'timestamp':
      return { kind: 'time', seconds: Number(node.timestamp), style: String(node.format ?? 'f') };
    case 'emoji':
      return { kind: 'emoji', text: `:${node.name}:` };
    default:
      return toMention(node, displayNames) ?? { kind: 'text', text: typeof content === 'string' ? content : '' };
  }
}

/** Only web and mail addresses become links; of others, the text remains. */
function toLink(url: string, children: readonly MarkdownNode[]): MarkdownNode {
  if (linkablePattern.test(url)) return { kind: 'link', url, children };
  const [only] = children;
  const text = children.length === 1 && only?.kind === 'text' ? only.text : url;
  return { kind: 'text', text: text === url ? url : `[${text}](${url})` };
}

function toMention(
  { type, id, name, fullName }: Readonly<Record<string, unknown>>,
  displayNames: DisplayNames,
): MarkdownNode | undefined {
  const mention = (text: string): MarkdownNode => ({ kind: 'mention', text });
  switch (type) {
    case 'user':
      return mention(`@${displayNames.userName(String(id)) ?? 'unknown-user'}`);
    case 'channel':
      return mention(`#${displayNames.channelName(String(id)) ?? 'unknown'}`);
    case 'role':
      return mention(`@${displayNames.roleName(String(id)) ?? 'unknown-role'}`);
    case 'slashCommand':
      return mention(`/${fullName ?? name}`);
    case 'everyone':
    case 'here':
      return mention(`@${type}`);
    default:
      return undefined;
  }
}

/** Blocks have lines of their own; all but code blocks contain their line break. */
function removeBreaksAroundBlocks(nodes: readonly MarkdownNode[]): readonly MarkdownNode[] {
  const blocks: readonly (string | undefined)[] = ['quote', 'heading', 'small', 'block', 'list'];
  return nodes.filter(({ kind }, index) => {
    if (kind !== 'break') return true;
    const [before, after] = [nodes[index - 1]?.kind, nodes[index + 1]?.kind];
    return before !== 'block' && after !== undefined && !(blocks.includes(after) && before !== 'break');
  });
}

/** The library splits text at every character that might be Markdown. */
function joinTextNodes(nodes: readonly MarkdownNode[]): readonly MarkdownNode[] {
  const joined: MarkdownNode[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.kind === 'text' && last?.kind === 'text')
      joined[joined.length - 1] = { kind: 'text', text: last.text + node.text };
    else joined.push(node);
  }
  return joined;
}
