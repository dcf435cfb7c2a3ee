import { expect } from 'vitest';
import { editSecondIncident, findProblemLines, positionOf, type TextEdit } from './second-incident.ts';

/** An edit that causes a problem, the text at its position, and parts of its message. */
export type ProblemCase = {
  readonly title: string;
  readonly edit: TextEdit;
  readonly locatedText: string;
  readonly expectedWords: readonly string[];
};

/** Expects exactly this problem, at its position. */
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
