import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Problem } from './problem.ts';
import { renameOldKeys } from './renamed-keys.ts';
import { findUnsafeYaml } from './yaml-limits.ts';
import { duplicateKeyProblems, type Position, positionAt, syntaxProblems } from './yaml-syntax.ts';

/** YAML as plain data, with the position of each part. */
export type YamlDocument = {
  readonly data: unknown;
  /** Keys of an older file format. `data` and paths have their current names. */
  readonly oldKeyProblems: readonly Problem[];
  /** Start of the value at this path, or of its nearest parent if the path does not exist. */
  positionOf(path: readonly PropertyKey[]): Position;
  /** Start of the key at the end of this path. */
  keyPositionOf(path: readonly PropertyKey[]): Position;
};

/** A full knowledge file has about 460 KB. */
const maxFileBytes = 512 * 1024;
/** A full knowledge file has about 4,500. Each takes memory and time in the index. */
const maxDistinctWords = 20_000;

/**
 * Reads YAML. Files beyond the limits are refused before the parser runs, because 400 KB of opening brackets, anchors or
 * escapes take it up to 30 seconds.
 */
export function readYaml(input: string | Uint8Array): YamlDocument | { problems: Problem[] } {
  const text = decode(input);
  if (typeof text !== 'string') return { problems: [text] };
  const unsafe = findUnsafeYaml(text);
  if (unsafe) return { problems: [{ ...positionInText(text, unsafe.offset), message: unsafe.message }] };
  if (new Set(text.match(/[\p{L}\p{N}]+/gu)).size > maxDistinctWords)
    return { problems: [{ message: tooManyWordsMessage }] };
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const problems = syntaxProblems(document.errors, lineCounter);
  if (problems.length > 0) return { problems };
  const duplicates = duplicateKeyProblems(document.contents, lineCounter);
  if (duplicates.length > 0) return { problems: duplicates };
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
    const message = `The file has ${Math.ceil(byteCount / 1024)} KB; the limit is ${maxFileBytes / 1024} KB.`;
    return { message };
  }
  try {
    const text = typeof input === 'string' ? input : new TextDecoder('utf-8', { fatal: true }).decode(input);
    const offset = text.search(controlCharacter);
    return offset === -1
      ? text
      : {
          ...positionInText(text, offset),
          message: 'There is a control character here; remove it. Is this a text file?',
        };
  } catch {
    return { message: 'The file is not UTF-8 text. Save it as UTF-8 and try again.' };
  }
}

const tooManyWordsMessage = `The file has more than ${maxDistinctWords} different words, far more than a knowledge file needs. Leave out what is no text about the incident.`;

/** Control characters except tab, line feed and carriage return. */
const controlCharacter = /(?![\t\n\r])\p{Cc}/u;

function positionInText(text: string, offset: number): Position {
  const precedingText = text.slice(0, offset);
  return { line: precedingText.split('\n').length, column: offset - precedingText.lastIndexOf('\n') };
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
