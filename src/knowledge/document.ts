import { type Document, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { findHostility } from './hostility.ts';
import { brief, type Problem } from './problem.ts';
import { syntaxAdvice } from './syntax-advice.ts';

type Place = { readonly line: number; readonly column: number };

/** A YAML text as plain data, and where each part of it stands. */
export type LocatedData = {
  readonly data: unknown;
  /** Where the value at this path begins; for a path that does not exist, where its nearest parent does. */
  place(path: readonly PropertyKey[]): Place;
  /** Where the name at the end of this path itself stands. */
  placeOfName(path: readonly PropertyKey[]): Place;
};

/** A full file has some 460 KB; what is above this is an accident or an attack. */
const mostBytes = 512 * 1024;
const mostSyntaxErrors = 20;

/**
 * Reads YAML with limits that refuse a hostile file before the parser spends time on it (measured on 400 KB of opening
 * brackets, anchors or escapes: the parser alone takes up to half a minute, this some milliseconds).
 */
export function readDocument(input: string | Uint8Array): LocatedData | { problems: Problem[] } {
  const text = decode(input);
  if (typeof text !== 'string') return { problems: [text] };
  const hostile = findHostility(text);
  if (hostile) return { problems: [{ ...placeInText(text, hostile.offset), message: hostile.message }] };
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const problems = syntaxProblems(document.errors.slice(0, mostSyntaxErrors), lines);
  if (problems.length > 0) return { problems };
  const repeated = repeatedKeys(document.contents, lines);
  if (repeated.length > 0) return { problems: repeated.slice(0, mostSyntaxErrors) };
  return {
    data: document.toJS({ maxAliasCount: 0 }),
    place: (path) => placeOf(document, path, lines),
    placeOfName: (path) => placeOfName(document, path, lines),
  };
}

function decode(input: string | Uint8Array): string | Problem {
  const bytes = typeof input === 'string' ? Buffer.byteLength(input) : input.byteLength;
  if (bytes > mostBytes) {
    const message = `The file has ${Math.ceil(bytes / 1024)} KB; a knowledge file may have ${mostBytes / 1024} KB at most.`;
    return { message };
  }
  try {
    const text = typeof input === 'string' ? input : new TextDecoder('utf-8', { fatal: true }).decode(input);
    const at = text.search(controlCharacter);
    return at === -1
      ? text
      : { ...placeInText(text, at), message: 'A control character stands here; remove it (is this a text file?).' };
  } catch {
    return { message: 'The file is not UTF-8 text. Save it as UTF-8 and try again.' };
  }
}

/** Every control character but tab, line feed and carriage return. */
const controlCharacter = /(?![\t\n\r])\p{Cc}/u;

function placeInText(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** One problem a line: the parser often says several things of one slip. */
function syntaxProblems(errors: readonly { pos: [number, number]; message: string }[], lines: LineCounter): Problem[] {
  const found = errors.map(({ pos, message }) => ({ ...placeAt(pos[0], lines), message }));
  const byLine = Map.groupBy(found, ({ line }) => line);
  return [...byLine.values()].flatMap(([first, ...more]) => {
    if (!first) return [];
    const advice = syntaxAdvice([first, ...more].map(({ message }) => message));
    return [{ ...first, message: `This is not valid YAML: ${advice}` }];
  });
}

function repeatedKeys(node: unknown, lines: LineCounter): Problem[] {
  if (isSeq(node)) return node.items.flatMap((item) => repeatedKeys(item, lines));
  if (!isMap(node)) return [];
  const seen = new Set<unknown>();
  return node.items.flatMap((pair) => {
    // A list or a group as a name is told as an unknown name later.
    if (!isScalar(pair.key)) return repeatedKeys(pair.value, lines);
    const key = pair.key.value;
    const own = seen.has(key) ? [repeated(pair.key, key, lines)] : [];
    seen.add(key);
    return [...own, ...repeatedKeys(pair.value, lines)];
  });
}

function repeated(node: unknown, key: unknown, lines: LineCounter): Problem {
  return {
    ...placeAt(offsetOf(node) ?? 0, lines),
    message: `“${brief(String(key))}” stands here twice; keep one of them.`,
  };
}

function placeOf(document: Document, path: readonly PropertyKey[], lines: LineCounter): Place {
  for (let length = path.length; length >= 0; length -= 1) {
    const offset = offsetOf(nodeAt(document, path.slice(0, length)));
    if (offset !== undefined) return placeAt(offset, lines);
  }
  return { line: 1, column: 1 };
}

function placeOfName(document: Document, path: readonly PropertyKey[], lines: LineCounter): Place {
  const parent = nodeAt(document, path.slice(0, -1));
  const name = String(path.at(-1));
  const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === name) : undefined;
  const offset = offsetOf(pair?.key);
  return offset === undefined ? placeOf(document, path, lines) : placeAt(offset, lines);
}

function nodeAt(document: Document, path: readonly PropertyKey[]): unknown {
  return path.length === 0 ? document.contents : document.getIn(path, true);
}

function offsetOf(node: unknown): number | undefined {
  return isPair(node) || !isNode(node) ? undefined : node.range?.[0];
}

function placeAt(offset: number, lines: LineCounter): Place {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}
