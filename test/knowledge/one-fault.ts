import { expect } from 'vitest';
import { type Change, millFireWith, placeOf, problemLines } from './mill-fire.ts';

/** A change that makes a fault, the words at whose place it is told, and what the advice says. */
export type Fault = {
  readonly title: string;
  readonly change: Change;
  readonly at: string;
  readonly says: readonly string[];
};

/** The changed file has this one problem, told at its place. */
export function expectOneProblem({ change, at, says }: Fault, reserved: readonly string[] = []): void {
  const text = millFireWith(change);
  const lines = problemLines(text, { reserved });
  expect(lines).toHaveLength(1);
  expect(lines[0]?.split(' ')[0]).toBe(placeOf(text, at));
  for (const words of says) expect(lines[0]).toContain(words);
}
