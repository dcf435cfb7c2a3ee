import type { Entry } from '../knowledge/knowledge.ts';
import { classifierWeights } from './classifier-weights.ts';
import { type ConfidenceFeatures, haveSameAnswer } from './confidence-features.ts';
import type { IndexedEntry } from './entry-index.ts';
import type { EntryCandidate } from './entry-search.ts';
import type { OffTopicEntry } from './text/lexicon/off-topic.ts';

/** Whether to answer, to offer choices, or to report that nothing was recognised. */
export type Decision =
  /** `others`: further facts that answer the same intent. */
  | { readonly kind: 'sure'; readonly best: Entry; readonly others?: readonly Entry[] }
  | { readonly kind: 'unsure'; readonly choices: readonly Entry[] }
  /** The question was understood, but nobody has checked whether the article answers it. */
  | { readonly kind: 'unchecked' }
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
  const first = candidates[0]?.entry;
  if (!first || first.kind === 'off-topic' || probability < thresholds.unsure) return { kind: 'none' };
  const [best, ...others] = answersOf(first, candidates);
  if (!best) return { kind: 'unchecked' };
  const threshold = best.kind === 'fact' ? thresholds.fact : thresholds.notStated;
  if (probability >= threshold && !hasNoContentWords(features) && !isLikelyOffTopic(best, features))
    return { kind: 'sure', best, ...(others.length > 0 && { others }) };
  const choices = distinctChoices(candidates);
  return choices.length > 0 ? { kind: 'unsure', choices } : { kind: 'none' };
}

/** The entries that answer a candidate: an intent's facts, the best first, or its not-stated entry. */
function answersOf(
  candidate: Exclude<IndexedEntry, OffTopicEntry>,
  candidates: readonly EntryCandidate[],
): readonly Entry[] {
  if (candidate.kind !== 'intent') return [candidate];
  const rank = new Map(candidates.map(({ entry }, position) => [entry, position]));
  const facts = candidate.facts.toSorted(
    (a, b) => (rank.get(a) ?? candidates.length) - (rank.get(b) ?? candidates.length),
  );
  return facts.length > 0 ? facts : candidate.notStated ? [candidate.notStated] : [];
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
  for (const { entry: candidate } of candidates) {
    if (choices.length === maxChoices) break;
    const [entry] = candidate.kind === 'off-topic' ? [] : answersOf(candidate, candidates);
    if (
      entry &&
      !choices.includes(entry) &&
      choices.every((other) => other.kind !== 'fact' || !haveSameAnswer(other, entry))
    )
      choices.push(entry);
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
