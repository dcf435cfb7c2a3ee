import type { Knowledge } from '../knowledge/knowledge.ts';
import { classify } from './classifier.ts';
import { indexEntries } from './entry-index.ts';
import { buildExplanation } from './explanation.ts';
import type { Matcher } from './matcher.ts';

/** Recognises questions by the wordings that the file's authors gave. */
export function createEntryMatcher(knowledge: Knowledge): Matcher {
  const index = indexEntries(knowledge);
  return (question) => {
    const result = index.search(question);
    const classification = classify(result, index);
    return {
      decision: classification.decision,
      rankedEntries: result.candidates.flatMap(({ entry }) => (entry.kind === 'off-topic' ? [] : [entry])),
      explain: () => buildExplanation(result, classification),
    };
  };
}
