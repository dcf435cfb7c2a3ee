import { CST, type Document, isMap, isNode, isPair, isScalar, isSeq, Lexer, LineCounter, parseDocument } from 'yaml';
import type { Problem } from './problem.ts';

/** A YAML text as plain data, and where each part of it stands. */
export type LocatedData = {
  readonly data: unknown;
  /** Where the value at this path begins; for a path that does not exist, where its nearest parent does. */
  place(path: readonly PropertyKey[]): { line: number; column: number };
};

/** Limits of a knowledge file. A full one has some 200 KB; the rest is room, and what is above it an accident or an attack. */
const limits = { bytes: 512 * 1024, depth: 8, indicatorsALine: 6, quotedLength: 4000, errors: 20 } as const;

/**
 * Reads YAML with limits that refuse a hostile file before the parser spends time on it (measured on 400 KB of opening
 * brackets, anchors or escapes: the parser alone takes up to half a minute, this some milliseconds).
 */
export function readDocument(input: string | Uint8Array): LocatedData | { problems: Problem[] } {
  const text = decode(input);
  if (typeof text !== 'string') return { problems: [text] };
  const hostile = findHostility(text);
  if (hostile) return { problems: [hostile] };
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const problems = document.errors.slice(0, limits.errors).map((error) => syntaxProblem(error, lines));
  if (problems.length > 0) return { problems };
  const repeated = repeatedKeys(document.contents, lines);
  if (repeated.length > 0) return { problems: repeated.slice(0, limits.errors) };
  return { data: document.toJS({ maxAliasCount: 0 }), place: (path) => placeOf(document, path, lines) };
}

function decode(input: string | Uint8Array): string | Problem {
  const bytes = typeof input === 'string' ? Buffer.byteLength(input) : input.byteLength;
  if (bytes > limits.bytes) {
    const message = `The file has ${Math.ceil(bytes / 1024)} KB; a knowledge file may have ${limits.bytes / 1024} KB at most.`;
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

function placeInText(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

const refusedTokens: Partial<Record<CST.TokenType | 'directive-line', string>> = {
  anchor: 'YAML anchors (&name) are not used in knowledge files; write the value out, or put it in quotation marks.',
  alias: 'YAML aliases (*name) are not used in knowledge files; write the value out, or put it in quotation marks.',
  tag: 'YAML tags (!name) are not used in knowledge files; put the value in quotation marks.',
  'directive-line':
    'YAML directives (%…) are not used in knowledge files; remove this line, or put it in quotation marks.',
};

/** The first thing in the token stream that no honest knowledge file holds. The lexer is linear in the text's length. */
function findHostility(text: string): Problem | undefined {
  const nesting = { flow: 0, line: 0 };
  let offset = 0;
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token);
    nest(nesting, type);
    const refusal = refuse(type, nesting, token.length);
    if (refusal) return { ...placeInText(text, offset), message: refusal };
    if (!lexerMarks.has(token)) offset += token.length;
  }
  return undefined;
}

/** Tokens that the lexer adds and that have no letters in the text. */
const lexerMarks = new Set<string>([CST.DOCUMENT, CST.SCALAR, CST.FLOW_END]);

/** Open brackets, and indicators (`-`, `?`, `:`) on the line at hand: both nest. */
type Nesting = { flow: number; line: number };

function nest(nesting: Nesting, type: CST.TokenType | null): void {
  if (type === 'newline') nesting.line = 0;
  if (type === 'seq-item-ind' || type === 'explicit-key-ind' || type === 'map-value-ind') nesting.line += 1;
  if (type === 'flow-seq-start' || type === 'flow-map-start') nesting.flow += 1;
  if (type === 'flow-seq-end' || type === 'flow-map-end') nesting.flow -= 1;
}

function refuse(type: CST.TokenType | null, nesting: Nesting, length: number): string | undefined {
  if (nesting.flow > limits.depth || nesting.line > limits.indicatorsALine)
    return 'This is nested too deeply for a knowledge file.';
  if ((type === 'double-quoted-scalar' || type === 'single-quoted-scalar') && length > limits.quotedLength) {
    return `A text in quotation marks may have ${limits.quotedLength} characters; is its closing mark missing?`;
  }
  return type === null ? undefined : refusedTokens[type];
}

function syntaxProblem(error: { pos: [number, number]; code: string; message: string }, lines: LineCounter): Problem {
  const { line, col } = lines.linePos(error.pos[0]);
  return { line, column: col, message: `This is not valid YAML: ${syntaxAdvice[error.code] ?? error.message}` };
}

const syntaxAdvice: Record<string, string> = {
  BLOCK_AS_IMPLICIT_KEY: 'a colon followed by a space inside a text needs quotation marks around the text.',
  MISSING_CHAR: 'a closing quotation mark or bracket is missing.',
  BAD_INDENT: 'the indentation does not fit; items of one list begin in one column.',
  TAB_AS_INDENT: 'indent with spaces, not with tabs.',
  MULTILINE_IMPLICIT_KEY: 'a name before a colon must stand on one line; is a quotation mark missing above?',
};

function repeatedKeys(node: unknown, lines: LineCounter): Problem[] {
  if (isSeq(node)) return node.items.flatMap((item) => repeatedKeys(item, lines));
  if (!isMap(node)) return [];
  const seen = new Set<unknown>();
  return node.items.flatMap((pair) => {
    const key = isScalar(pair.key) ? pair.key.value : undefined;
    const own = seen.has(key) ? [repeated(pair.key, key, lines)] : [];
    seen.add(key);
    return [...own, ...repeatedKeys(pair.value, lines)];
  });
}

function repeated(node: unknown, key: unknown, lines: LineCounter): Problem {
  const { line, col } = lines.linePos(isNode(node) ? (node.range?.[0] ?? 0) : 0);
  return { line, column: col, message: `“${String(key)}” stands here twice; keep one of them.` };
}

function placeOf(
  document: Document,
  path: readonly PropertyKey[],
  lines: LineCounter,
): { line: number; column: number } {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    const offset = isPair(node) || !isNode(node) ? undefined : node.range?.[0];
    if (offset !== undefined) {
      const { line, col } = lines.linePos(offset);
      return { line, column: col };
    }
  }
  return { line: 1, column: 1 };
}
