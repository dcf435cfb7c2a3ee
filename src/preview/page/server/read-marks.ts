import { isRecord } from '../../guards/objects.ts';
import type { Mark, Wrapping } from '../shown-text.ts';
import { gatherLists, type ListItem } from './gather-lists.ts';
import { parseMarkdown } from './markdown-rules.ts';

/** The names behind mentions; undefined where nobody and nothing has the id. */
export type Names = {
  person(id: string): string | undefined;
  place(id: string): string | undefined;
  role(id: string): string | undefined;
};

const wrappings: Readonly<Record<string, Wrapping>> = {
  strong: 'bold',
  em: 'italic',
  underline: 'underline',
  strikethrough: 'struck',
  spoiler: 'spoiler',
  blockQuote: 'quote',
  subtext: 'small',
};
const addresses = /^(https?|mailto):/i;

/** Words as Discord shows them. What is no Markdown stays as it is typed. */
export function readMarks(words: string, names: Names): readonly Mark[] {
  return marksOf(parseMarkdown(words), names);
}

function marksOf(nodes: unknown, names: Names): readonly Mark[] {
  const read = Array.isArray(nodes) ? nodes.filter(isRecord).map((node) => markOf(node, names)) : [];
  return joinTexts(withoutBreaksAtBlocks(gatherLists(read)));
}

function markOf(node: Readonly<Record<string, unknown>>, names: Names): Mark | ListItem {
  const { type, content } = node;
  const wrapping = wrappings[String(type)];
  if (wrapping) return { kind: wrapping, inside: marksOf(content, names) };
  switch (type) {
    case 'br':
    case 'newline':
      return { kind: 'break' };
    case 'heading':
      return { kind: 'heading', level: Number(node.level), inside: marksOf(content, names) };
    case 'item':
      return { kind: 'item', depth: Number(node.depth), mark: String(node.mark), inside: marksOf(content, names) };
    case 'inlineCode':
      return { kind: 'code', text: String(content) };
    case 'codeBlock':
      return { kind: 'block', text: String(content), language: String(node.lang ?? '') };
    case 'url':
    case 'autolink':
    case 'link':
      return linkOf(String(node.target), marksOf(content, names));
    case 'timestamp':
      return { kind: 'time', seconds: Number(node.timestamp), style: String(node.format ?? 'f') };
    case 'emoji':
      return { kind: 'emoji', text: `:${node.name}:` };
    default:
      return mentionOf(node, names) ?? { kind: 'text', text: typeof content === 'string' ? content : '' };
  }
}

/** Only addresses of the web and of mail become links; of others the words are left. */
function linkOf(address: string, inside: readonly Mark[]): Mark {
  if (addresses.test(address)) return { kind: 'link', address, inside };
  const [only] = inside;
  const words = inside.length === 1 && only?.kind === 'text' ? only.text : address;
  return { kind: 'text', text: words === address ? address : `[${words}](${address})` };
}

function mentionOf({ type, id, name, fullName }: Readonly<Record<string, unknown>>, names: Names): Mark | undefined {
  const mention = (text: string): Mark => ({ kind: 'mention', text });
  switch (type) {
    case 'user':
      return mention(`@${names.person(String(id)) ?? 'unknown-user'}`);
    case 'channel':
      return mention(`#${names.place(String(id)) ?? 'unknown'}`);
    case 'role':
      return mention(`@${names.role(String(id)) ?? 'unknown-role'}`);
    case 'slashCommand':
      return mention(`/${fullName ?? name}`);
    case 'everyone':
    case 'here':
      return mention(`@${type}`);
    default:
      return undefined;
  }
}

/** Blocks stand in lines of their own anyway; all but blocks of code have their line's end in them. */
function withoutBreaksAtBlocks(marks: readonly Mark[]): readonly Mark[] {
  const blocks: readonly (string | undefined)[] = ['quote', 'heading', 'small', 'block', 'list'];
  return marks.filter(({ kind }, index) => {
    if (kind !== 'break') return true;
    const [before, after] = [marks[index - 1]?.kind, marks[index + 1]?.kind];
    return before !== 'block' && after !== undefined && !(blocks.includes(after) && before !== 'break');
  });
}

/** The library cuts text at every sign that might have meant something. */
function joinTexts(marks: readonly Mark[]): readonly Mark[] {
  const joined: Mark[] = [];
  for (const mark of marks) {
    const last = joined.at(-1);
    if (mark.kind === 'text' && last?.kind === 'text')
      joined[joined.length - 1] = { kind: 'text', text: last.text + mark.text };
    else joined.push(mark);
  }
  return joined;
}
