import type { Knowledge } from '../knowledge/knowledge.ts';
import { decide } from './decision.ts';
import { indexEntries } from './entry-index.ts';
import { explain } from './explanation.ts';
import type { Recognise } from './recognition.ts';

/** Recognises questions by the wordings that the file's authors gave. */
export function openEntryRecogniser(knowledge: Knowledge): Recognise {
  const index = indexEntries(knowledge);
  return (question) => {
    const ranking = index.rank(question);
    const judgement = decide(ranking, index);
    return {
      decision: judgement.decision,
      ranked: ranking.candidates.flatMap(({ entry }) => (entry.kind === 'off-topic' ? [] : [entry])),
      explanation: () => explain(ranking, judgement),
    };
  };
}
