import { isMap, isScalar, isSeq, type Node, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { itemLines } from './item-lines.ts';
import type { FileFact, KnowledgeFile } from './schema.ts';

/** `asked` and `topics` are left out where there are none. */
type New<Entry extends Common, Left extends keyof Entry> = Omit<Entry, Left | keyof Common> & Partial<Common>;
type Common = { readonly asked: readonly string[]; readonly topics: readonly string[] };
export type NewFact = New<FileFact, 'draft' | 'command' | 'time'>;
export type NewNotStated = New<KnowledgeFile['not-stated'][number], 'draft'>;

/** What is added to a file, by the names that the file uses. */
export type NewEntry = { readonly fact: NewFact } | { readonly notStated: NewNotStated };

/**
 * The text of a knowledge file with one entry more, at the end of its list. Everything else stays as it is, letter for
 * letter: comments, order, quotation marks, line ends. The text must have passed the parser; what comes out has to pass it
 * too, since an entry may say anything. Throws where the text is no knowledge file.
 */
export function appendEntry(text: string, entry: NewEntry): string {
  const root = parseDocument(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' }).contents;
  if (!isMap(root)) throw new Error('An entry can only be added to a knowledge file.');
  const [key, item] = 'fact' in entry ? (['facts', entry.fact] as const) : (['not-stated', entry.notStated] as const);
  const list = listUnder(root, key);
  if (list === undefined) return root.flow ? inFlowRoot(text, root, key, item) : underNewKey(text, root, key, item);
  if (!list.flow) return inBlock(text, list, item);
  return list.items.length === 0 && !root.flow
    ? inPlaceOfBrackets(text, root, list, item)
    : inBrackets(text, list, item);
}

type Range = { readonly start: number; readonly end: number };

/** From the first letter of a value to behind its last; the value of a block ends with its last line. */
function rangeOf({ range }: Node): Range {
  if (!range) throw new Error('A node of a parsed file has no place.');
  return { start: range[0], end: range[1] };
}

function listUnder(root: YAMLMap, key: string): YAMLSeq<Node> | undefined {
  const value = root.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.value;
  return isSeq<Node>(value) ? value : undefined;
}

/** A block list: behind the lines of its last item, indented as that one is. */
function inBlock(text: string, list: YAMLSeq<Node>, item: object): string {
  const [last, before] = [list.items.at(-1), list.items.at(-2)];
  if (!last) throw new Error('A block list has an item.');
  const dash = columnOf(text, rangeOf(list).start);
  const { start, end } = rangeOf(last);
  const lines = itemLines(item, { dash, content: columnOf(text, start) - dash });
  const isAiry = before !== undefined && /\n[ \t]*\r?\n[ \t]*-\s+$/.test(text.slice(rangeOf(before).start, start));
  return withLines(text, behindOwnComments(text, end, dash), isAiry ? ['', ...lines] : lines);
}

/** Comments that are indented further than the list belong to its last item. */
function behindOwnComments(text: string, end: number, dash: number): number {
  const comments = /^(?:(?<indent> *)#[^\n]*(?:\n|$))/;
  let at = end;
  for (;;) {
    const found = comments.exec(text.slice(at));
    if (!found || (found.groups?.indent?.length ?? 0) <= dash) return at;
    at += found[0].length;
  }
}

/** The list is not there yet: at the end of the file. */
function underNewKey(text: string, root: YAMLMap, key: string, item: object): string {
  const column = columnOf(text, rangeOf(root).start);
  const lines = itemLines(item, { dash: column + 2, content: 2 });
  // Behind a text that keeps its empty lines (`|+`) one more would be a part of it.
  const gap = /[|>]\d?\+/.test(text) ? [] : [''];
  return withLines(text, text.length, [...gap, `${' '.repeat(column)}${key}:`, ...lines]);
}

/** `facts: []` becomes a list of lines; a comment behind it stays. */
function inPlaceOfBrackets(text: string, root: YAMLMap, list: YAMLSeq<Node>, item: object): string {
  const { start, end } = rangeOf(list);
  const without = text.slice(0, start).replace(/ +$/, '') + text.slice(end);
  const lineEnd = without.indexOf('\n', text.slice(0, start).trimEnd().length);
  const dash = columnOf(text, rangeOf(root).start) + 2;
  return withLines(without, lineEnd === -1 ? without.length : lineEnd + 1, itemLines(item, { dash, content: 2 }));
}

/** A list in brackets: behind its last item. */
function inBrackets(text: string, list: YAMLSeq<Node>, item: object): string {
  const last = list.items.at(-1);
  return last
    ? spliced(text, rangeOf(last).end, `, ${JSON.stringify(item)}`)
    : spliced(text, rangeOf(list).start + 1, JSON.stringify(item));
}

/** A file that is written as JSON is, without the list. */
function inFlowRoot(text: string, root: YAMLMap, key: string, item: object): string {
  const last = root.items.at(-1)?.value;
  const at = isMap(last) || isSeq(last) || isScalar(last) ? rangeOf(last).end : rangeOf(root).start + 1;
  return spliced(text, at, `, ${JSON.stringify(key)}: [${JSON.stringify(item)}]`);
}

/** Counted from 0; a byte order mark takes no column. */
function columnOf(text: string, offset: number): number {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return line.replace(/^\ufeff/, '').length;
}

/** Whole lines, with the line ends of the file; `at` is the beginning of a line or the end of the text. */
function withLines(text: string, at: number, lines: readonly string[]): string {
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n';
  const isEndOfLine = at === 0 || text[at - 1] === '\n';
  const added = lines.join(lineEnd);
  return spliced(text, at, isEndOfLine ? added + lineEnd : lineEnd + added);
}

function spliced(text: string, at: number, added: string): string {
  return text.slice(0, at) + added + text.slice(at);
}
