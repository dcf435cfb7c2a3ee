import { brief } from './problem.ts';

const indentation = 'the indentation does not fit; items of one list, and names of one group, begin in one column.';
const colon = 'a colon followed by a space inside a text needs quotation marks around the text.';
const nameAlone = 'this is no “name: value”; is the colon missing, or the space behind it, or a quotation mark above?';

/** What the parser says, and what to do about it. The first that fits counts. */
const advices: readonly (readonly [said: RegExp, advice: string])[] = [
  [/^Missing closing/, 'a closing quotation mark is missing.'],
  [
    /^Flow .* must be sufficiently indented/,
    'a closing bracket is missing above, or a line within brackets is not indented.',
  ],
  [/^Flow .* must end with|^Expected flow/, 'a closing bracket is missing.'],
  [/^Tabs are not allowed/, 'indent with spaces, not with tabs.'],
  [/must start at the same column|^A block sequence may not|^Sequence item without/, indentation],
  [/^Nested mappings .*; .*single line/, indentation],
  [/^Nested mappings/, colon],
  [/^Implicit (map )?keys need/, nameAlone],
  [/scalar at node end/, 'nothing may follow a closing quotation mark; put the whole text in quotation marks.'],
  [/^Plain value cannot start/, 'a text that begins with this sign needs quotation marks around it.'],
];

/** `said`: all that the parser says of one line. */
export function syntaxAdvice(said: readonly string[]): string {
  const together = said.join('; ');
  return advices.find(([pattern]) => pattern.test(together))?.[1] ?? brief(together);
}
