import { type Document, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { type Problem, truncate } from './problem.ts';
import { renameOldKeys } from './renamed-keys.ts';
import { syntaxAdvice } from './syntax-advice.ts';
import { findUnsafeYaml } from './yaml-limits.ts';

type Position = { readonly line: number; readonly column: number };

/** A YAML text as plain data, and where each part of it stands. */
export type YamlDocument = {
  readonly data: unknown;
  /** Keys that the file format once had. `data` and all paths have their current names. */
  readonly oldKeyProblems: readonly Problem[];
  /** Where the value at this path begins; for a path that does not exist, where its nearest parent does. */
  positionOf(path: readonly PropertyKey[]): Position;
  /** Where the name at the end of this path itself stands. */
  keyPositionOf(path: readonly PropertyKey[]): Position;
};

/** A full file has some 460 KB; what is above this is an accident or an attack. */
const maxFileBytes = 512 * 1024;
const maxSyntaxErrors = 20;

/**
 * Reads YAML with limits that refuse a hostile file before the parser spends time on it (measured on 400 KB of opening
 * brackets, anchors or escapes: the parser alone takes up to half a minute, this some milliseconds).
 */
export function readYaml(input: string | Uint8Array): YamlDocument | { problems: Problem[] } {
  const text = decode(input);
  if (typeof text !== 'string') return { problems: [text] };
  const unsafe = findUnsafeYaml(text);
  if (unsafe) return { problems: [{ ...positionInText(text, unsafe.offset), message: unsafe.message }] };
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const problems = syntaxProblems(document.errors.slice(0, maxSyntaxErrors), lineCounter);
  if (problems.length > 0) return { problems };
  const duplicates = findDuplicateKeys(document.contents, lineCounter);
  if (duplicates.length > 0) return { problems: duplicates.slice(0, maxSyntaxErrors) };
  const oldKeys = renameOldKeys(document.contents);
  return {
    oldKeyProblems: oldKeys.map(({ offset, message }) => ({ ...positionAt(offset, lineCounter), message })),
    data: document.toJS({ maxAliasCount: 0 }),
    positionOf: (path) => findPosition(document, path, lineCounter),
    keyPositionOf: (path) => findKeyPosition(document, path, lineCounter),
  };
}

function decode(input: string | Uint8Array): string | Problem {
  const byteCount = typeof input === 'string' ? Buffer.byteLength(input) : input.byteLength;
  if (byteCount > maxFileBytes) {
    const message = `The file has ${Math.ceil(byteCount / 1024)} KB; a knowledge file may have ${maxFileBytes / 1024} KB at most.`;
    return { message };
  }
  try {
    const text = typeof input === 'string' ? input : new TextDecoder('utf-8', { fatal: true }).decode(input);
    const offset = text.search(controlCharacter);
    return offset === -1
      ? text
      : {
          ...positionInText(text, offset),
          message: 'A control character stands here; remove it (is this a text file?).',
        };
  } catch {
    return { message: 'The file is not UTF-8 text. Save it as UTF-8 and try again.' };
  }
}

/** Every control character but tab, line feed and carriage return. */
const controlCharacter = /(?![\t\n\r])\p{Cc}/u;

function positionInText(text: string, offset: number): Position {
  const precedingText = text.slice(0, offset);
  return { line: precedingText.split('\n').length, column: offset - precedingText.lastIndexOf('\n') };
}

/** One problem a line: the parser often says several things of one slip. */
function syntaxProblems(
  errors: readonly { pos: [number, number]; message: string }[],
  lineCounter: LineCounter,
): Problem[] {
  const problems = errors.map(({ pos, message }) => ({ ...positionAt(pos[0], lineCounter), message }));
  const byLine = Map.groupBy(problems, ({ line }) => line);
  return [...byLine.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const advice = syntaxAdvice([first, ...others].map(({ message }) => message));
    return [{ ...first, message: `This is not valid YAML: ${advice}` }];
  });
}

function findDuplicateKeys(node: unknown, lineCounter: LineCounter): Problem[] {
  if (isSeq(node)) return node.items.flatMap((item) => findDuplicateKeys(item, lineCounter));
  if (!isMap(node)) return [];
  const seen = new Set<unknown>();
  return node.items.flatMap((pair) => {
    // A list or a group as a name is told as an unknown name later.
    if (!isScalar(pair.key)) return findDuplicateKeys(pair.value, lineCounter);
    const key = pair.key.value;
    const ownProblems = seen.has(key) ? [duplicateKeyProblem(pair.key, key, lineCounter)] : [];
    seen.add(key);
    return [...ownProblems, ...findDuplicateKeys(pair.value, lineCounter)];
  });
}

function duplicateKeyProblem(node: unknown, key: unknown, lineCounter: LineCounter): Problem {
  return {
    ...positionAt(offsetOf(node) ?? 0, lineCounter),
    message: `“${truncate(String(key))}” stands here twice; keep one of them.`,
  };
}

function findPosition(document: Document, path: readonly PropertyKey[], lineCounter: LineCounter): Position {
  for (let length = path.length; length >= 0; length -= 1) {
    const offset = offsetOf(nodeAt(document, path.slice(0, length)));
    if (offset !== undefined) return positionAt(offset, lineCounter);
  }
  return { line: 1, column: 1 };
}

function findKeyPosition(document: Document, path: readonly PropertyKey[], lineCounter: LineCounter): Position {
  const parent = nodeAt(document, path.slice(0, -1));
  const name = String(path.at(-1));
  const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === name) : undefined;
  const offset = offsetOf(pair?.key);
  return offset === undefined ? findPosition(document, path, lineCounter) : positionAt(offset, lineCounter);
}

function nodeAt(document: Document, path: readonly PropertyKey[]): unknown {
  return path.length === 0 ? document.contents : document.getIn(path, true);
}

function offsetOf(node: unknown): number | undefined {
  return isPair(node) || !isNode(node) ? undefined : node.range?.[0];
}

function positionAt(offset: number, lineCounter: LineCounter): Position {
  const { line, col } = lineCounter.linePos(offset);
  return { line, column: col };
}
