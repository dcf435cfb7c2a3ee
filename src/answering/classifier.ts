import type { Entry } from '../knowledge/knowledge.ts';
import { classifierWeights } from './classifier-weights.ts';
import { type ConfidenceFeatures, extractConfidenceFeatures, haveSameAnswer } from './confidence-features.ts';
import type { EntryCandidate, EntryIndex, SearchResult } from './entry-index.ts';

/** Whether to answer, to ask back, or to say that nothing was recognised. */
export type Decision =
  | { readonly kind: 'sure'; readonly best: Entry }
  | { readonly kind: 'unsure'; readonly choices: readonly Entry[] }
  | { readonly kind: 'none' };

/** A decision, and what it rests on. */
export type Classification = {
  readonly decision: Decision;
  readonly features: ConfidenceFeatures;
  readonly probability: number;
};

/**
 * How probable it must be that the first candidate was meant. To say "the article does not say" takes more than to answer:
 * an answer shows its sentences, by which a reader sees whether it fits, and a wrong "does not say" hides what it does say.
 */
export const thresholds = { fact: 0.4, notStated: 0.55, unsure: 0.12 } as const;

const maxChoices = 3;

/** So like a wording that it may be taken for it. */
const minParaphraseSimilarity = 0.7;

/**
 * A question of which less is known to the candidate may well be of something else that happened: "arrested at the football".
 * Among wordings that the index has not read, nearly half of what is less covered was meant otherwise.
 */
const minCoverage = 0.45;
/** The same for facts, whose wordings are many; so it takes that no wording is like the question either. */
const minCoveragePlusSimilarity = 0.5;

/** From ranked candidates to an outcome. */
export function classify(result: SearchResult, index: Pick<EntryIndex, 'idf' | 'conceptFeatures'>): Classification {
  const features = extractConfidenceFeatures(result, index);
  const probability = predictProbability(features);
  return { decision: decideOutcome(result.candidates, features, probability), features, probability };
}

function decideOutcome(
  candidates: readonly EntryCandidate[],
  features: ConfidenceFeatures,
  probability: number,
): Decision {
  const best = candidates[0]?.entry;
  if (!best || best.kind === 'off-topic' || probability < thresholds.unsure) return { kind: 'none' };
  const threshold = best.kind === 'fact' ? thresholds.fact : thresholds.notStated;
  return probability >= threshold && !hasNoContentWords(features) && !isLikelyOffTopic(best, features)
    ? { kind: 'sure', best }
    : { kind: 'unsure', choices: distinctChoices(candidates) };
}

/** "When?" says nothing of what about; it is answered only where somebody is known to ask in just these words. */
function hasNoContentWords({ contentWordCount, similarity }: ConfidenceFeatures): boolean {
  return contentWordCount === 0 && similarity < minParaphraseSimilarity;
}

function isLikelyOffTopic(best: Entry, { coverage, similarity }: ConfidenceFeatures): boolean {
  return best.kind === 'fact' ? coverage + similarity < minCoveragePlusSimilarity : coverage < minCoverage;
}

/** Three that would be answered differently: two facts of one sentence are one choice. */
function distinctChoices(candidates: readonly EntryCandidate[]): Entry[] {
  const choices: Entry[] = [];
  for (const { entry } of candidates) {
    if (choices.length === maxChoices) break;
    if (entry.kind === 'off-topic') continue;
    if (choices.every((other) => other.kind !== 'fact' || !haveSameAnswer(other, entry))) choices.push(entry);
  }
  return choices;
}

/** The logistic function of the weighted signals. */
function predictProbability(features: ConfidenceFeatures): number {
  const { bias, ...weights } = classifierWeights;
  const positiveTerms =
    weights.probabilityMass * features.probabilityMass +
    weights.similarity * features.similarity +
    weights.coverage * features.coverage;
  const otherTerms = weights.unknownWordRarity * features.unknownWordRarity + weights.margin * features.margin;
  return 1 / (1 + Math.exp(-(bias + positiveTerms + otherTerms)));
}
