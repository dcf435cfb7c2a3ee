import { Document, isMap, isScalar, isSeq, type Node, parseDocument, visit, type YAMLMap, type YAMLSeq } from 'yaml';
import type { FileFact, KnowledgeFile } from './schema.ts';

/** `paraphrases` and `topics` are optional. */
type EntryInput<Entry extends OptionalLists, OmittedKeys extends keyof Entry> = Omit<
  Entry,
  OmittedKeys | keyof OptionalLists
> &
  Partial<OptionalLists>;
type OptionalLists = { readonly paraphrases: readonly string[]; readonly topics: readonly string[] };
export type NewFact = EntryInput<FileFact, 'draft' | 'command' | 'time'>;
type NewNotStated = EntryInput<KnowledgeFile['not-stated'][number], 'draft'>;

/** An entry with the keys of the file format. */
export type NewEntry = { readonly fact: NewFact } | { readonly notStated: NewNotStated };

/** Other ways of asking for an existing entry. */
export type NewParaphrases = { readonly entryId: string; readonly paraphrases: readonly string[] };

/**
 * Adds an entry at the end of its list. The rest of the text stays the same: comments, order, quotation marks, line
 * endings. The text must be a valid knowledge file. Parse the result, because the entry is not checked here. Throws if the
 * text is not a knowledge file.
 */
export function appendEntry(text: string, entry: NewEntry): string {
  const root = parseRoot(text);
  const [key, item] = 'fact' in entry ? (['facts', entry.fact] as const) : (['not-stated', entry.notStated] as const);
  const list = findList(root, key);
  if (list === undefined)
    return root.flow ? appendListToFlowRoot(text, root, key, item) : appendNewList(text, root, key, item);
  if (!list.flow) return appendToBlockList(text, list, item);
  return list.items.length === 0 && !root.flow
    ? replaceEmptyFlowList(text, root, list, item)
    : appendToFlowList(text, list, item);
}

/** Adds paraphrases at the end of an entry's list, in the same way. Throws if there is no such entry. */
export function appendParaphrases(text: string, { entryId, paraphrases }: NewParaphrases): string {
  return paraphrases.reduce((changed, paraphrase) => {
    const entry = findEntryNode(parseRoot(changed), entryId);
    const list = findList(entry, 'paraphrases');
    if (!list) return insertParaphrases(changed, entry, paraphrase);
    return list.flow ? appendToFlowList(changed, list, paraphrase) : appendToBlockList(changed, list, paraphrase);
  }, text);
}

function parseRoot(text: string): YAMLMap {
  const root = parseDocument(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' }).contents;
  if (!isMap(root)) throw new Error('An entry can only be added to a knowledge file.');
  return root;
}

function findEntryNode(root: YAMLMap, entryId: string): YAMLMap {
  const lists = [findList(root, 'facts'), findList(root, 'not-stated')];
  const entry = lists.flatMap((list) => list?.items ?? []).find((item) => isMap(item) && item.get('id') === entryId);
  if (!isMap(entry)) throw new Error(`The knowledge file has no entry ${entryId}.`);
  return entry;
}

/** Adds the missing list behind the question of an entry. */
function insertParaphrases(text: string, entry: YAMLMap, paraphrase: string): string {
  const { key, value } = entry.items.find((pair) => isScalar(pair.key) && pair.key.value === 'question') ?? {};
  if (!isScalar(key) || !isScalar(value)) throw new Error('An entry has a question.');
  const { end } = rangeOf(value);
  if (entry.flow) return insertText(text, end, `, paraphrases: [${JSON.stringify(paraphrase)}]`);
  const column = columnAt(text, rangeOf(key).start);
  const lineEnd = text.indexOf('\n', end - 1);
  const lines = [
    `${' '.repeat(column)}paraphrases:`,
    ...renderListItem(paraphrase, { dashColumn: column + 2, contentOffset: 2 }),
  ];
  return insertLines(text, lineEnd === -1 ? text.length : lineEnd + 1, lines);
}

type TextRange = { readonly start: number; readonly end: number };

/** The range of a value; `end` is exclusive. A block ends with its last line. */
function rangeOf({ range }: Node): TextRange {
  if (!range) throw new Error('A node of a parsed file has no place.');
  return { start: range[0], end: range[1] };
}

function findList(root: YAMLMap, key: string): YAMLSeq<Node> | undefined {
  const value = root.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.value;
  return isSeq<Node>(value) ? value : undefined;
}

/** Appends after the last item of a block list, with the same indentation. */
function appendToBlockList(text: string, list: YAMLSeq<Node>, item: object | string): string {
  const [lastItem, previousItem] = [list.items.at(-1), list.items.at(-2)];
  if (!lastItem) throw new Error('A block list has an item.');
  const dashColumn = columnAt(text, rangeOf(list).start);
  const { start, end } = rangeOf(lastItem);
  const newLines = renderListItem(item, { dashColumn, contentOffset: columnAt(text, start) - dashColumn });
  const hasBlankLines =
    previousItem !== undefined && /\n[ \t]*\r?\n[ \t]*-\s+$/.test(text.slice(rangeOf(previousItem).start, start));
  return insertLines(text, skipTrailingComments(text, end, dashColumn), hasBlankLines ? ['', ...newLines] : newLines);
}

/** Comments with a deeper indentation than the list belong to its last item. */
function skipTrailingComments(text: string, end: number, dashColumn: number): number {
  const commentLine = /^(?:(?<indent> *)#[^\n]*(?:\n|$))/;
  let offset = end;
  for (;;) {
    const match = commentLine.exec(text.slice(offset));
    if (!match || (match.groups?.indent?.length ?? 0) <= dashColumn) return offset;
    offset += match[0].length;
  }
}

/** Appends the missing list at the end of the file. */
function appendNewList(text: string, root: YAMLMap, key: string, item: object): string {
  const rootColumn = columnAt(text, rangeOf(root).start);
  const newLines = renderListItem(item, { dashColumn: rootColumn + 2, contentOffset: 2 });
  // After a block text that keeps its empty lines (`|+`), another one would belong to the text.
  const blankLines = /[|>]\d?\+/.test(text) ? [] : [''];
  return insertLines(text, text.length, [...blankLines, `${' '.repeat(rootColumn)}${key}:`, ...newLines]);
}

/** Turns `facts: []` into a block list. A comment after it stays. */
function replaceEmptyFlowList(text: string, root: YAMLMap, list: YAMLSeq<Node>, item: object | string): string {
  const { start, end } = rangeOf(list);
  const textWithoutBrackets = text.slice(0, start).replace(/ +$/, '') + text.slice(end);
  const lineEndOffset = textWithoutBrackets.indexOf('\n', text.slice(0, start).trimEnd().length);
  const dashColumn = columnAt(text, rangeOf(root).start) + 2;
  return insertLines(
    textWithoutBrackets,
    lineEndOffset === -1 ? textWithoutBrackets.length : lineEndOffset + 1,
    renderListItem(item, { dashColumn, contentOffset: 2 }),
  );
}

/** Appends after the last item of a list in brackets. */
function appendToFlowList(text: string, list: YAMLSeq<Node>, item: object | string): string {
  const lastItem = list.items.at(-1);
  return lastItem
    ? insertText(text, rangeOf(lastItem).end, `, ${JSON.stringify(item)}`)
    : insertText(text, rangeOf(list).start + 1, JSON.stringify(item));
}

/** Appends the missing list to a file in JSON style. */
function appendListToFlowRoot(text: string, root: YAMLMap, key: string, item: object): string {
  const lastValue = root.items.at(-1)?.value;
  const insertOffset =
    isMap(lastValue) || isSeq(lastValue) || isScalar(lastValue) ? rangeOf(lastValue).end : rangeOf(root).start + 1;
  return insertText(text, insertOffset, `, ${JSON.stringify(key)}: [${JSON.stringify(item)}]`);
}

/** Counted from 0. A byte order mark does not count. */
function columnAt(text: string, offset: number): number {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return line.replace(/^\ufeff/, '').length;
}

/** Inserts whole lines with the file's line endings. `offset` is the start of a line or the end of the text. */
function insertLines(text: string, offset: number, lines: readonly string[]): string {
  const lineBreak = /\r?\n/.exec(text)?.[0] ?? '\n';
  const isLineStart = offset === 0 || text[offset - 1] === '\n';
  const insertion = lines.join(lineBreak);
  return insertText(text, offset, isLineStart ? insertion + lineBreak : lineBreak + insertion);
}

function insertText(text: string, offset: number, insertion: string): string {
  return text.slice(0, offset) + insertion + text.slice(offset);
}

/** Column of the dash in a block list, and the distance from the dash to the item's content. */
type Indentation = { readonly dashColumn: number; readonly contentOffset: number };

function renderListItem(item: object | string, { dashColumn, contentOffset }: Indentation): string[] {
  const document = new Document(item, { aliasDuplicateObjects: false });
  visit(document, {
    Pair: (_, { key, value }) => {
      if (isScalar(key) && key.value === 'topics' && isSeq(value)) value.flow = true;
    },
  });
  const yaml = document.toString({ lineWidth: 0, indentSeq: dashColumn > 0, flowCollectionPadding: false });
  const lines = yaml.replace(/\n$/, '').split('\n');
  const firstIndent = `${' '.repeat(dashColumn)}-${' '.repeat(contentOffset - 1)}`;
  const indent = ' '.repeat(dashColumn + contentOffset);
  return lines.map((line, index) => (line === '' ? '' : `${index === 0 ? firstIndent : indent}${line}`));
}
