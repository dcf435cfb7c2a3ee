import { bm25Scores, maxTermScore } from './bm25.ts';
import type { ParsedSentence } from './parsed-sentence.ts';
import { proximityScore } from './proximity.ts';
import type { QueryTerm } from './query-term.ts';
import type { SentenceIndex } from './sentence-index.ts';
import type { SentenceQuery } from './sentence-query.ts';
import { cosine, meanVector } from './vectors.ts';

/** A sentence that may answer, with what speaks for it. */
export type SentenceCandidate = { readonly sentenceIndex: number; readonly features: RankingFeatures };

/** Measured on both development files: with 25 of them the answer is among them for 97 to 99 questions of 100. */
const maxSentenceCandidates = 25;
const softMatchWeight = 0.5;

/** The sentences that share most with the question, best first by BM25, each with its features. */
export function findCandidates(index: SentenceIndex, query: SentenceQuery): SentenceCandidate[] {
  const exactScores = bm25Scores(index, query.terms, 0);
  const softScores = bm25Scores(index, query.terms, softMatchWeight);
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

/** Places of the highest scores above 0, highest first; sorting numbers alone is many times faster than sorting places. */
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

/** What a linear score is made of; the names are those of fitted-weights.ts. */
export type RankingFeatures = ReturnType<typeof extractRankingFeatures>;

function extractRankingFeatures(context: FeatureContext, position: number, sentence: ParsedSentence) {
  const { index, query, exactScores, softScores } = context;
  const { terms } = query;
  const totalWeight = sumBy(terms, ({ weight }) => weight) || 1;
  const weightedShare = (getValue: (term: QueryTerm) => number) =>
    sumBy(terms, (term) => term.weight * getValue(term)) / totalWeight;
  /** What the sentence lacks and its neighbour has. */
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
    proximity: proximityScore(terms, sentence, totalWeight),
    isShort: sentence.contentTokens.length < 5 ? 1 : 0,
    isLead: position === 0 ? 1 : 0,
    isQuestion: sentence.cues.isQuestion ? 1 : 0,
    embeddingSimilarity: cosine(context.queryVector, index.vectors[position]),
    focusTermMatch: findFocusTerm(terms)?.matchStrength[position] ?? 0,
    ...answerTypeFeatures(index, query, sentence),
  };
}

/** Whether the sentence has the kind of answer that the question wants, and has one that the question didn't say itself. */
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

/** The term that carries the question's point: rare in the article and in the language. */
function findFocusTerm(terms: readonly QueryTerm[]): QueryTerm | undefined {
  const [first, ...others] = terms;
  return others.reduce(
    (best, term) => (best && best.weight * best.rarity >= term.weight * term.rarity ? best : term),
    first,
  );
}

/** The share of the question's rarity that `of` (0..1) covers; 0 of a question without terms. */
export function rarityCoverage(terms: readonly QueryTerm[], coverageOf: (term: QueryTerm) => number): number {
  return sumBy(terms, (term) => term.rarity * coverageOf(term)) / (sumBy(terms, ({ rarity }) => rarity) || 1);
}

/** The sum of a figure over items. */
export function sumBy<Item>(items: readonly Item[], getValue: (item: Item) => number): number {
  let sum = 0;
  for (const item of items) sum += getValue(item);
  return sum;
}
