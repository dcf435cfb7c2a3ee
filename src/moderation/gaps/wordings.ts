import type { Shift } from '../../answering/shift.ts';
import { mostWordings, wordingKey } from './groups.ts';

/** A field of a form holds no more (Discord, components/reference). */
const longestTogether = 4000;

/**
 * The question of a group and its wordings, as a file may take them: without those that it has already, and those in which
 * something is masked. The first one is among them as it was asked, so that it stays when somebody mends the question.
 */
export function unusedWordings(
  wordings: readonly string[],
  shift: Shift,
): { readonly question: string; readonly wordings: readonly string[] } {
  const used = usedWordings(shift);
  const unused = wordings.filter((wording) => !/\[[a-z-]+\]/.test(wording) && !used.has(wordingKey(wording)));
  const [first] = unused;
  let room = longestTogether;
  const fitting = unused.slice(0, mostWordings).filter((wording) => {
    room -= wording.length + 1;
    return room >= 0;
  });
  return { question: first === undefined ? '' : tidied(first), wordings: fitting };
}

function usedWordings({ knowledge, withheld }: Shift): ReadonlySet<string> {
  const entries = [...knowledge.facts, ...knowledge.notStated, ...withheld.values()];
  return new Set(entries.flatMap(({ question, asked }) => [question, ...asked]).map(wordingKey));
}

/** "did he  have a dog" becomes "Did he have a dog?". */
export function tidied(question: string): string {
  const line = oneLine(question).replace(/[\s?!.,;:]+$/, '');
  return line === '' ? '' : `${line.charAt(0).toUpperCase()}${line.slice(1)}?`;
}

/** Without control characters, which no knowledge file may hold, and with single spaces. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .toWellFormed();
}

/** The wordings that somebody typed, one a line: each once, none that is the question. */
export function typedWordings(typed: string, question: string): string[] {
  const lines = typed.split(/[\r\n]+/).map((line) => oneLine(line).replace(/^[-*•]\s+/, ''));
  const keys = ['', wordingKey(question), ...lines.map(wordingKey)];
  return lines.filter((line, at) => keys.indexOf(wordingKey(line)) === at + 2).slice(0, mostWordings);
}
