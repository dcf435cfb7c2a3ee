import type { FareCounts, Fares } from '../answering/change-reply.ts';
import { type Block, item, plain } from './blocks.ts';

const outcomes: readonly (readonly [keyof FareCounts, string])[] = [
  ['answered', 'answered'],
  ['notStated', 'not stated'],
  ['unsure', 'unsure'],
  ['noMatch', 'no match'],
];

/** "Asked here of late (12): answered 7 → 9, not stated 2, no match 3 → 1; 3 changed" */
export function faresLine(title: string, { questions, before, after, changed }: Fares): string {
  const told = outcomes.filter(([key]) => before[key] + after[key] > 0);
  const counts = told.map(([key, name]) => `${name} ${step(before[key], after[key])}`).join(', ');
  return `${title} (${questions}): ${counts}; ${changed === 0 ? 'all as before' : `${changed} changed`}`;
}

/** Each question that fares otherwise and is named, with what it gets before and after: "no match → when-entered". */
export function changedQuestions(title: string, fares: Fares | undefined): Block[][] {
  const lines =
    fares?.examples.map(({ question, before, after }) => item(`“${question}”`, `${before} → ${after}`)) ?? [];
  return lines.map((line, at) => (at === 0 ? [plain(title), line] : [line]));
}

function step(before: number, after: number): string {
  return before === after ? String(after) : `${before} → ${after}`;
}
