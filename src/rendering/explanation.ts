import type { Explanation } from '../answering/explanation.ts';

/** An explanation as lines of text, for whoever looks after a knowledge file. */
export function explanationText({
  words,
  repairs,
  about,
  candidates,
  signals,
  probability,
  decision,
}: Explanation): string {
  const list = (items: readonly string[]) => (items.length === 0 ? '–' : items.join(' · '));
  return [
    `words        ${list(words)}`,
    `mended       ${list(repairs.map(({ from, to }) => `${from} → ${to}`))}`,
    `about        ${list(about)}`,
    'candidates   score  likeness',
    ...candidates.map(
      ({ id, kind, score, likeness }) =>
        `  ${score.toFixed(1).padStart(15)}  ${likeness.toFixed(2).padStart(8)}  ${id} (${kind})`,
    ),
    `signals      ${list(Object.entries(signals).map(([name, value]) => `${name} ${value.toFixed(2)}`))}`,
    `probability  ${probability.toFixed(2)}`,
    `decision     ${decision}`,
  ].join('\n');
}
