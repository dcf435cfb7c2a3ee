import type { Explanation } from '../replies/explanation.ts';

/** An explanation as lines of text, for whoever looks after a knowledge file. */
export function explanationText({
  words,
  spellingFixes,
  contentTerms,
  candidates,
  features,
  probability,
  decision,
}: Explanation): string {
  const joinItems = (items: readonly string[]) => (items.length === 0 ? '–' : items.join(' · '));
  return [
    `words        ${joinItems(words)}`,
    `spelling     ${joinItems(spellingFixes.map(({ from, to }) => `${from} → ${to}`))}`,
    `terms        ${joinItems(contentTerms)}`,
    'candidates   score  similarity',
    ...candidates.map(
      ({ id, kind, score, similarity }) =>
        `  ${score.toFixed(1).padStart(15)}  ${similarity.toFixed(2).padStart(10)}  ${id} (${kind})`,
    ),
    `features     ${joinItems(Object.entries(features).map(([name, value]) => `${name} ${value.toFixed(2)}`))}`,
    `probability  ${probability.toFixed(2)}`,
    `decision     ${decision}`,
  ].join('\n');
}
