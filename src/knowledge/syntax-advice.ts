import { truncate } from './problem.ts';

const indentationAdvice =
  'the indentation does not fit; items of one list, and names of one group, begin in one column.';
const colonAdvice = 'a colon followed by a space inside a text needs quotation marks around the text.';
const missingColonAdvice =
  'this is no “name: value”; is the colon missing, or the space behind it, or a quotation mark above?';

/** What the parser says, and what to do about it. The first that fits counts. */
const adviceRules: readonly (readonly [said: RegExp, advice: string])[] = [
  [/^Missing closing/, 'a closing quotation mark is missing.'],
  [
    /^Flow .* must be sufficiently indented/,
    'a closing bracket is missing above, or a line within brackets is not indented.',
  ],
  [/^Flow .* must end with|^Expected flow/, 'a closing bracket is missing.'],
  [/^Tabs are not allowed/, 'indent with spaces, not with tabs.'],
  [/must start at the same column|^A block sequence may not|^Sequence item without/, indentationAdvice],
  [/^Nested mappings .*; .*single line/, indentationAdvice],
  [/^Nested mappings/, colonAdvice],
  [/^Implicit (map )?keys need/, missingColonAdvice],
  [/scalar at node end/, 'nothing may follow a closing quotation mark; put the whole text in quotation marks.'],
  [/^Plain value cannot start/, 'a text that begins with this sign needs quotation marks around it.'],
];

/** `said`: all that the parser says of one line. */
export function syntaxAdvice(parserMessages: readonly string[]): string {
  const message = parserMessages.join('; ');
  return adviceRules.find(([pattern]) => pattern.test(message))?.[1] ?? truncate(message);
}
