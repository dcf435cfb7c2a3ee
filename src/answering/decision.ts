import type { Entry } from '../knowledge/knowledge.ts';
import { decisionWeights } from './decision-weights.ts';
import type { Candidate, EntryIndex, Ranking } from './entry-index.ts';
import { agree, type Signals, signalsOf } from './signals.ts';

/** Whether to answer, to ask back, or to say that nothing was recognised. */
export type Decision =
  | { readonly kind: 'sure'; readonly best: Entry }
  | { readonly kind: 'unsure'; readonly choices: readonly Entry[] }
  | { readonly kind: 'none' };

/** A decision, and what it rests on. */
export type Judgement = { readonly decision: Decision; readonly signals: Signals; readonly probability: number };

/**
 * How probable it must be that the first candidate was meant. To say "the article does not say" takes more than to answer:
 * an answer shows its sentences, by which a reader sees whether it fits, and a wrong "does not say" hides what it does say.
 */
export const thresholds = { fact: 0.4, notStated: 0.55, unsure: 0.12 } as const;

const mostChoices = 3;

/** So like a wording that it may be taken for it. */
const likeAWording = 0.7;

/**
 * A question of which less is known to the candidate may well be of something else that happened: "arrested at the football".
 * Among wordings that the index has not read, nearly half of what is less covered was meant otherwise.
 */
const leastCovered = 0.45;
/** The same for facts, whose wordings are many; so it takes that no wording is like the question either. */
const leastCoveredAndLike = 0.5;

/** From ranked candidates to an outcome. */
export function decide(ranking: Ranking, index: Pick<EntryIndex, 'idf' | 'ideas'>): Judgement {
  const signals = signalsOf(ranking, index);
  const probability = probabilityOf(signals);
  return { decision: decisionFor(ranking.candidates, signals, probability), signals, probability };
}

function decisionFor(candidates: readonly Candidate[], signals: Signals, probability: number): Decision {
  const best = candidates[0]?.entry;
  if (!best || best.kind === 'off-topic' || probability < thresholds.unsure) return { kind: 'none' };
  const enough = best.kind === 'fact' ? thresholds.fact : thresholds.notStated;
  return probability >= enough && !isBare(signals) && !isForeign(best, signals)
    ? { kind: 'sure', best }
    : { kind: 'unsure', choices: choicesOf(candidates) };
}

/** "When?" says nothing of what about; it is answered only where somebody is known to ask in just these words. */
function isBare({ matter, likeness }: Signals): boolean {
  return matter === 0 && likeness < likeAWording;
}

function isForeign(best: Entry, { coverage, likeness }: Signals): boolean {
  return best.kind === 'fact' ? coverage + likeness < leastCoveredAndLike : coverage < leastCovered;
}

/** Three that would be answered differently: two facts of one sentence are one choice. */
function choicesOf(candidates: readonly Candidate[]): Entry[] {
  const choices: Entry[] = [];
  for (const { entry } of candidates) {
    if (choices.length === mostChoices) break;
    if (entry.kind === 'off-topic') continue;
    if (choices.every((other) => other.kind !== 'fact' || !agree(other, entry))) choices.push(entry);
  }
  return choices;
}

/** The logistic function of the weighted signals. */
function probabilityOf(signals: Signals): number {
  const { bias, ...weights } = decisionWeights;
  const odds =
    weights.share * signals.share + weights.likeness * signals.likeness + weights.coverage * signals.coverage;
  const more = weights.strangeness * signals.strangeness + weights.lead * signals.lead;
  return 1 / (1 + Math.exp(-(bias + odds + more)));
}
