import { bm25Scores, maxTermScore, proximityScore } from './bm25.ts';
import type { ParsedSentence } from './parsed-sentence.ts';
import type { QueryTerm } from './query-term.ts';
import type { SentenceIndex } from './sentence-index.ts';
import type { SentenceQuery } from './sentence-query.ts';
import { cosine, meanVector } from './word-vectors.ts';

/** A sentence that may answer, and its features. */
export type SentenceCandidate = { readonly sentenceIndex: number; readonly features: RankingFeatures };

/** With 25 candidates, 97 to 99 % of the answers are among them (on both development files). */
const maxSentenceCandidates = 25;
/** See bm25.ts. */
const softMatchWeight = 0.5;

/** The sentences with the highest BM25 scores, best first, each with its features. */
export function findCandidates(index: SentenceIndex, query: SentenceQuery): SentenceCandidate[] {
  const exactScores = bm25Scores(index.lengthNorms, query.terms, 0);
  const softScores = bm25Scores(index.lengthNorms, query.terms, softMatchWeight);
  const queryVector = meanVector(query.terms.map(({ word, rarity }) => ({ word, weight: rarity })));
  const context = {
    index,
    query,
    exactScores,
    softScores,
    maxExactScore: maxScore(exactScores),
    maxSoftScore: maxScore(softScores),
    queryVector,
  };
  return topSentences(softScores).flatMap((sentenceIndex) => {
    const sentence = index.sentences[sentenceIndex];
    return sentence ? [{ sentenceIndex, features: extractRankingFeatures(context, sentenceIndex, sentence) }] : [];
  });
}

/** Indexes of the highest scores above 0, highest first. Sorting the scores alone is many times faster than sorting indexes. */
function topSentences(scores: Float64Array): number[] {
  const minScore = scores.toSorted().at(-maxSentenceCandidates) ?? 0;
  const sentenceIndexes: number[] = [];
  for (let index = 0; index < scores.length; index += 1)
    if ((scores[index] ?? 0) >= Math.max(minScore, 1e-9)) sentenceIndexes.push(index);
  return sentenceIndexes.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b).slice(0, maxSentenceCandidates);
}

function maxScore(scores: Float64Array): number {
  return scores.reduce((maximum, score) => Math.max(maximum, score), 1e-6);
}

type FeatureContext = {
  readonly index: SentenceIndex;
  readonly query: SentenceQuery;
  readonly exactScores: Float64Array;
  readonly softScores: Float64Array;
  readonly maxExactScore: number;
  readonly maxSoftScore: number;
  readonly queryVector: Float32Array | undefined;
};

/** The names are those of model-weights.ts. */
export type RankingFeatures = ReturnType<typeof extractRankingFeatures>;

function extractRankingFeatures(context: FeatureContext, position: number, sentence: ParsedSentence) {
  const { index, query, exactScores, softScores } = context;
  const { terms } = query;
  const totalWeight = sumBy(terms, ({ weight }) => weight) || 1;
  const weightedShare = (getValue: (term: QueryTerm) => number) =>
    sumBy(terms, (term) => term.weight * getValue(term)) / totalWeight;
  /** The coverage that a neighbour adds to the sentence. */
  const extraCoverage = (neighbour: number) =>
    weightedShare(({ matchStrength }) => Math.max(0, (matchStrength[neighbour] ?? 0) - (matchStrength[position] ?? 0)));
  const previousSentence = extraCoverage(position - 1);
  const inherited = index.inheritedNames[position];
  return {
    bm25: (exactScores[position] ?? 0) / (totalWeight * maxTermScore),
    bm25Absolute: (exactScores[position] ?? 0) / 10,
    bm25RelativeToBest: (exactScores[position] ?? 0) / context.maxExactScore,
    softBm25RelativeToBest: (softScores[position] ?? 0) / context.maxSoftScore,
    softBm25Neighbours: ((softScores[position - 1] ?? 0) + (softScores[position + 1] ?? 0)) / context.maxSoftScore,
    coverage: weightedShare(({ matchStrength }) => matchStrength[position] ?? 0),
    rareCoverage: rarityCoverage(terms, ({ matchStrength }) => matchStrength[position] ?? 0),
    exactWordCoverage: weightedShare(({ word }) => (sentence.contentWords.has(word) ? 1 : 0)),
    matchCount: sumBy(terms, ({ termFrequencies }) => (termFrequencies[position] ? 1 : 0)) / 5,
    nameCoverage: weightedShare(({ isName, matchStrength }) => (isName ? (matchStrength[position] ?? 0) : 0)),
    previousSentence,
    secondPrevious: extraCoverage(position - 2),
    nextSentence: extraCoverage(position + 1),
    anaphoraMatch: sentence.cues.startsWithAnaphor ? previousSentence : 0,
    inheritedNames: weightedShare(({ stem, termFrequencies }) =>
      !termFrequencies[position] && inherited?.has(stem) ? 1 : 0,
    ),
    proximity: proximityScore(terms, sentence.firstPositions, totalWeight),
    isShort: sentence.contentTokens.length < 5 ? 1 : 0,
    isLead: position === 0 ? 1 : 0,
    isQuestion: sentence.cues.isQuestion ? 1 : 0,
    embeddingSimilarity: cosine(context.queryVector, index.vectors[position]),
    focusTermMatch: findFocusTerm(terms)?.matchStrength[position] ?? 0,
    ...answerTypeFeatures(index, query, sentence),
  };
}

/** Whether the sentence has the expected kind of answer, and names or numbers that the question itself doesn't have. */
function answerTypeFeatures(
  { nameStems }: SentenceIndex,
  { type, terms, words }: SentenceQuery,
  { contentTokens, cues }: ParsedSentence,
) {
  const queryStems = new Set(terms.map(({ stem }) => stem));
  const newContentWords = contentTokens.filter(({ stem }) => !queryStems.has(stem));
  const hasNewName = newContentWords.some(({ stem }) => nameStems.has(stem));
  const hasNewNumber = newContentWords.some(({ kind }) => kind !== 'word');
  const matchesType = (expectedType: typeof type, isPresent: boolean) => (type === expectedType && isPresent ? 1 : 0);
  return {
    newContentWords: Math.log(1 + newContentWords.length) / 3,
    whenDate: matchesType('when', cues.date),
    whenNumber: matchesType('when', hasNewNumber),
    wherePlace: matchesType('where', cues.place),
    whereName: matchesType('where', hasNewName),
    whoPerson: matchesType('who', cues.person),
    whoName: matchesType('who', hasNewName),
    howManyAmount: matchesType('how-many', cues.amount),
    howManyNumber: matchesType('how-many', hasNewNumber),
    howLongDuration: matchesType('how-long', cues.duration),
    whyReason: matchesType('why', cues.reason),
    saysReported: cues.reported && words.some((word) => reportingWords.has(word)) ? 1 : 0,
  };
}

const reportingWords = new Set(
  'say says said think thinks believe believes according claim claims suggest feel mention opinion describe'.split(' '),
);

/** The most specific term: rare in the article and in English. */
function findFocusTerm(terms: readonly QueryTerm[]): QueryTerm | undefined {
  const [first, ...others] = terms;
  return others.reduce(
    (best, term) => (best && best.weight * best.rarity >= term.weight * term.rarity ? best : term),
    first,
  );
}

/** The mean of `coverageOf` (0 to 1), weighted by rarity; 0 without terms. */
export function rarityCoverage(terms: readonly QueryTerm[], coverageOf: (term: QueryTerm) => number): number {
  return sumBy(terms, (term) => term.rarity * coverageOf(term)) / (sumBy(terms, ({ rarity }) => rarity) || 1);
}

export function sumBy<Item>(items: readonly Item[], getValue: (item: Item) => number): number {
  let sum = 0;
  for (const item of items) sum += getValue(item);
  return sum;
}
