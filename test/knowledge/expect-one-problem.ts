import { expect } from 'vitest';
import { editSecondIncident, findProblemLines, positionOf, type TextEdit } from './second-incident.ts';

/** A change that makes a fault, the words at whose place it is told, and what the advice says. */
export type ProblemCase = {
  readonly title: string;
  readonly edit: TextEdit;
  readonly locatedText: string;
  readonly expectedWords: readonly string[];
};

/** The changed file has this one problem, told at its place. */
export function expectOneProblem(
  { edit, locatedText, expectedWords }: ProblemCase,
  reservedNames: readonly string[] = [],
): void {
  const text = editSecondIncident(edit);
  const lines = findProblemLines(text, { reservedNames });
  expect(lines).toHaveLength(1);
  expect(lines[0]?.split(' ')[0]).toBe(positionOf(text, locatedText));
  for (const words of expectedWords) expect(lines[0]).toContain(words);
}
