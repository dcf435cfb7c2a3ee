import { isMap, isScalar, isSeq, type LineCounter, type YAMLError } from 'yaml';
import { type Problem, truncate } from './problem.ts';

const maxProblems = 20;

/** Problems of the YAML syntax, one for each line, because the parser often reports several errors for one mistake. */
export function syntaxProblems(errors: readonly YAMLError[], lineCounter: LineCounter): Problem[] {
  const problems = errors
    .slice(0, maxProblems)
    .map(({ pos, message }) => ({ ...positionAt(pos[0], lineCounter), message }));
  const byLine = Map.groupBy(problems, ({ line }) => line);
  return [...byLine.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const message = [first, ...others].map((problem) => problem.message).join('; ');
    return [{ ...first, message: `This is not valid YAML: ${adviceFor(message)}` }];
  });
}

const indentationAdvice =
  'the indentation is wrong; all items of a list, and all keys of a group, must start in the same column.';
const colonAdvice = 'a text that contains a colon and a space needs quotation marks.';
const missingColonAdvice =
  'this is not “key: value”. Check for a missing colon, a missing space after it, or a missing quotation mark above.';

const generalAdvice = 'check the quotation marks, brackets, colons and indentation of this line and the one above it.';

/** Advice by the parser's messages. The first match applies. */
const adviceRules: readonly (readonly [parserMessage: RegExp, advice: string])[] = [
  [/^Missing closing/, 'a closing quotation mark is missing.'],
  [
    /^Flow .* must be sufficiently indented/,
    'a closing bracket is missing above, or a line inside brackets is not indented.',
  ],
  [/^Flow .* must end with|^Expected flow/, 'a closing bracket is missing.'],
  [/^Tabs are not allowed/, 'indent with spaces, not tabs.'],
  [/must start at the same column|^A block sequence may not|^Sequence item without/, indentationAdvice],
  [/^Nested mappings .*; .*single line/, indentationAdvice],
  [/^Nested mappings/, colonAdvice],
  [/^Implicit (map )?keys need/, missingColonAdvice],
  [/scalar at node end/, 'nothing may follow a closing quotation mark; put the whole text in quotation marks.'],
  [
    /^Invalid escape sequence/,
    'in double quotation marks, a backslash needs a second one; or use single quotation marks.',
  ],
  [
    /^Comments must be separated/,
    'a comment needs a space before its #; a text that contains # needs quotation marks.',
  ],
  [/^Plain value cannot start/, 'a text that starts with this character needs quotation marks.'],
];

function adviceFor(parserMessage: string): string {
  return adviceRules.find(([pattern]) => pattern.test(parserMessage))?.[1] ?? generalAdvice;
}

/** Keys that occur twice in one group. The parser would keep only the last value. */
export function duplicateKeyProblems(root: unknown, lineCounter: LineCounter): Problem[] {
  return findDuplicateKeys(root, lineCounter).slice(0, maxProblems);
}

function findDuplicateKeys(node: unknown, lineCounter: LineCounter): Problem[] {
  if (isSeq(node)) return node.items.flatMap((item) => findDuplicateKeys(item, lineCounter));
  if (!isMap(node)) return [];
  const seen = new Set<unknown>();
  return node.items.flatMap(({ key, value }) => {
    // The schema reports a list or a group as a key.
    if (!isScalar(key)) return findDuplicateKeys(value, lineCounter);
    const message = `The key “${truncate(String(key.value))}” occurs twice; keep one of them.`;
    const problems = seen.has(key.value) ? [{ ...positionAt(key.range?.[0] ?? 0, lineCounter), message }] : [];
    seen.add(key.value);
    return [...problems, ...findDuplicateKeys(value, lineCounter)];
  });
}

/** A line and a column, counted from 1. */
export type Position = { readonly line: number; readonly column: number };

export function positionAt(offset: number, lineCounter: LineCounter): Position {
  const { line, col } = lineCounter.linePos(offset);
  return { line, column: col };
}
