import type { OutcomeComparison, OutcomeCounts } from '../replies/change-reply.ts';
import { type Block, item, paragraph } from './blocks.ts';

const outcomeNames: readonly (readonly [keyof OutcomeCounts, string])[] = [
  ['answered', 'answered'],
  ['notStated', 'not stated'],
  ['unsure', 'unsure'],
  ['noMatch', 'no match'],
];

/** "Recent questions (12): answered 7 → 9, not stated 2, no match 3 → 1; 3 changed" */
export function outcomeComparisonLine(
  title: string,
  { questionCount, before, after, changedCount }: OutcomeComparison,
): string {
  const nonZero = outcomeNames.filter(([key]) => before[key] + after[key] > 0);
  const counts = nonZero.map(([key, name]) => `${name} ${countChange(before[key], after[key])}`).join(', ');
  return `${title} (${questionCount}): ${counts}; ${changedCount === 0 ? 'no change' : `${changedCount} changed`}`;
}

/** Each question that fares otherwise and is named, with what it gets before and after: "no match → when-entered". */
export function changedQuestionBlocks(title: string, comparison: OutcomeComparison | undefined): Block[][] {
  const lines =
    comparison?.examples.map(({ question, before, after }) => item(`“${question}”`, `${before} → ${after}`)) ?? [];
  return lines.map((line, index) => (index === 0 ? [paragraph(title), line] : [line]));
}

function countChange(before: number, after: number): string {
  return before === after ? String(after) : `${before} → ${after}`;
}
