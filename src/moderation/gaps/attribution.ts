import type { Shift } from '../../answering/shift.ts';
import type { Speaker } from '../../knowledge/knowledge.ts';
import type { Sentence } from '../../knowledge/sentences.ts';

/** Who speaks a sentence, as far as some fact says so. A sentence has one speaker, whichever fact cites it (evidence.ts). */
export function openAttribution({ knowledge, withheld }: Shift): (sentence: Sentence) => Speaker | undefined {
  const facts = [...knowledge.facts, ...withheld.values()];
  const speakers = new Map(
    facts.flatMap(({ citations }) =>
      citations.map(({ source, sentence, speaker }) => [`${source} ${sentence}`, speaker] as const),
    ),
  );
  return ({ source, number }) => speakers.get(`${source} ${number}`);
}
