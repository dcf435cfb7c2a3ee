import type { IndexedEntry } from './entry-index.ts';
import type { EntryCandidate, EntrySearch } from './entry-search.ts';
import { conceptFeature } from './features.ts';
import type { Query } from './query.ts';
import { functionWords } from './text/lexicon/function-words.ts';
import { languageIdf } from './text/lexicon/word-frequencies.ts';

/** How likely the first candidate is the entry that was meant. Each from 0 to 1; higher is better unless noted. */
export type ConfidenceFeatures = {
  /** The share of the likelihood that candidates with the same answer as the first have. */
  readonly probabilityMass: number;
  /** The similarity of the question to the first candidate's most similar paraphrase. */
  readonly similarity: number;
  /** The share of the content words, weighted by idf, that some paraphrase of the first candidate has. */
  readonly coverage: number;
  /** The rarity, in English, of the rarest word that the first candidate does not have. Higher is worse. */
  readonly unknownWordRarity: number;
  /** Content words and concepts of the question; 1 is ten or more, 0 is none ("and why?"). */
  readonly contentWordCount: number;
  /** The distance to the first candidate with another answer. */
  readonly margin: number;
};

/** Naive Bayes counts words as if they were independent; dividing log-likelihoods by this calibrates them. */
const temperature = 3;
/** A larger difference in score is as good as certain. */
const maxMargin = 30;
const maxContentWords = 10;
/** The match strength of a word that is known only by its concept; the word itself has 1. */
const conceptMatchStrength = 0.7;
/** The factor on the rarity of a word that other entries have. */
const knownElsewhereFactor = 0.6;

export function extractConfidenceFeatures(
  candidates: readonly EntryCandidate[],
  query: Query,
  idf: EntrySearch['idf'],
): ConfidenceFeatures {
  const [first] = candidates;
  if (!first)
    return { probabilityMass: 0, similarity: 0, coverage: 0, unknownWordRarity: 1, contentWordCount: 0, margin: 0 };
  const likelihoods = candidates.map(({ score }) => Math.exp((score - first.score) / temperature));
  const isSameAnswer = candidates.map(({ entry }) => haveSameAnswer(entry, first.entry));
  const runnerUp = candidates.find((_, position) => !isSameAnswer[position]);
  const words = weighContentWords(query, first, idf);
  return {
    probabilityMass:
      sum(likelihoods.map((likelihood, position) => (isSameAnswer[position] ? likelihood : 0))) / sum(likelihoods),
    similarity: first.similarity,
    coverage:
      sum(words.map(({ weight, strength }) => weight * strength)) / (sum(words.map(({ weight }) => weight)) || 1),
    unknownWordRarity: rarestUnknown(words),
    contentWordCount: Math.min(query.contentTerms.length, maxContentWords) / maxContentWords,
    margin: Math.min((first.score - (runnerUp?.score ?? first.score - maxMargin)) / maxMargin, 1),
  };
}

/** The rarity, in English, of the rarest word that a candidate does not have. */
export function unknownWordRarity(query: Query, candidate: EntryCandidate, idf: EntrySearch['idf']): number {
  return rarestUnknown(weighContentWords(query, candidate, idf));
}

function rarestUnknown(words: readonly WeighedWord[]): number {
  return Math.max(0, ...words.map(({ rarity, strength }) => (1 - strength) * rarity));
}

/** Two facts have the same answer if they cite one sentence; two entries that are not stated have, too. */
export function haveSameAnswer(one: IndexedEntry, other: IndexedEntry): boolean {
  if (one.kind === 'intent' || other.kind === 'intent') return haveSameIntent(one, other);
  if (one.kind !== 'fact' || other.kind !== 'fact') return one.kind === other.kind;
  return one.citations.some((a) =>
    other.citations.some((b) => a.sourceId === b.sourceId && a.sentenceNumber === b.sentenceNumber),
  );
}

/** An intent has the answers of its facts; one that nobody has checked has only its own. */
function haveSameIntent(one: IndexedEntry, other: IndexedEntry): boolean {
  if (one.kind === 'intent' && other.kind === 'intent')
    return one.id === other.id || (one.notStated !== undefined && other.notStated !== undefined);
  const [intent, entry] = one.kind === 'intent' ? [one, other] : [other, one];
  if (intent.kind !== 'intent') return false;
  return entry.kind === 'fact'
    ? intent.facts.some((fact) => haveSameAnswer(fact, entry))
    : entry.kind === 'not-stated' && intent.notStated !== undefined;
}

type WeighedWord = {
  /** Its idf among the entries. */
  readonly weight: number;
  /** How well the candidate matches it, from 0 to 1. */
  readonly strength: number;
  /** Its rarity in English, from 0 to 1. */
  readonly rarity: number;
};

function weighContentWords(query: Query, candidate: EntryCandidate, idf: EntrySearch['idf']): WeighedWord[] {
  const unseenIdf = idf('');
  return query.tokens.flatMap(({ word, stem }, position) => {
    if (functionWords.has(word)) return [];
    const weight = idf(stem);
    return {
      weight,
      strength: matchStrength(query, candidate, position, stem),
      rarity: languageIdf(word) * (weight < unseenIdf ? knownElsewhereFactor : 1),
    };
  });
}

function matchStrength(
  { conceptMatches }: Query,
  { hasFeature }: EntryCandidate,
  position: number,
  stem: string,
): number {
  if (hasFeature(stem)) return 1;
  const isMatchedByConcept = conceptMatches.some(
    (match) => match.position === position && match.length === 1 && hasFeature(conceptFeature(match.concept)),
  );
  return isMatchedByConcept ? conceptMatchStrength : 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
