import type { Entry } from '../knowledge/knowledge.ts';
import { classifierWeights } from './classifier-weights.ts';
import { type ConfidenceFeatures, haveSameAnswer } from './confidence-features.ts';
import type { EntryCandidate } from './entry-search.ts';

/** Whether to answer, to offer choices, or to report that nothing was recognised. */
export type Decision =
  | { readonly kind: 'sure'; readonly best: Entry }
  | { readonly kind: 'unsure'; readonly choices: readonly Entry[] }
  | { readonly kind: 'none' };

export type Classification = { readonly decision: Decision; readonly probability: number };

/**
 * The minimum probability that the first candidate was meant. "The article does not say" needs more than an answer does: an
 * answer shows its sentences, by which readers can judge it, while a wrong "does not say" hides what the article says.
 */
const thresholds = { fact: 0.4, notStated: 0.55, unsure: 0.12 } as const;

const maxChoices = 3;

/** From here on a question without content words counts as a copy of the paraphrase. */
const minParaphraseSimilarity = 0.7;

/**
 * Below this coverage a question may well be about something else: "arrested at the football". Of such questions, nearly half
 * were about something else in cross-validation.
 */
const minCoverage = 0.45;
/** The same for facts, which have many paraphrases; low coverage matters only if no paraphrase is similar either. */
const minCoveragePlusSimilarity = 0.5;

/** `candidates` are ranked; `features` describe the first of them. */
export function classify(candidates: readonly EntryCandidate[], features: ConfidenceFeatures): Classification {
  const probability = predictProbability(features);
  return { decision: decideOutcome(candidates, features, probability), probability };
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

/** "When?" does not say what it is about; it is answered only if a paraphrase has just these words. */
function hasNoContentWords({ contentWordCount, similarity }: ConfidenceFeatures): boolean {
  return contentWordCount === 0 && similarity < minParaphraseSimilarity;
}

function isLikelyOffTopic(best: Entry, { coverage, similarity }: ConfidenceFeatures): boolean {
  return best.kind === 'fact' ? coverage + similarity < minCoveragePlusSimilarity : coverage < minCoverage;
}

/** The first candidates with different answers: two facts that cite one sentence are one choice. */
function distinctChoices(candidates: readonly EntryCandidate[]): Entry[] {
  const choices: Entry[] = [];
  for (const { entry } of candidates) {
    if (choices.length === maxChoices) break;
    if (entry.kind === 'off-topic') continue;
    if (choices.every((other) => other.kind !== 'fact' || !haveSameAnswer(other, entry))) choices.push(entry);
  }
  return choices;
}

/** Logistic regression. */
function predictProbability(features: ConfidenceFeatures): number {
  const { bias, ...weights } = classifierWeights;
  const positiveTerms =
    weights.probabilityMass * features.probabilityMass +
    weights.similarity * features.similarity +
    weights.coverage * features.coverage;
  const otherTerms = weights.unknownWordRarity * features.unknownWordRarity + weights.margin * features.margin;
  return 1 / (1 + Math.exp(-(bias + positiveTerms + otherTerms)));
}
