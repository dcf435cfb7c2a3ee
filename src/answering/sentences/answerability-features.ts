import type { QueryTerm } from './query-term.ts';
import { type RankingFeatures, rarityCoverage, sumBy } from './ranking-features.ts';
import type { SentenceIndex } from './sentence-index.ts';
import type { QuestionType, SentenceQuery } from './sentence-query.ts';

/** A candidate with the score of the ranking model. */
export type ScoredSentence = {
  readonly sentenceIndex: number;
  readonly score: number;
  readonly features: RankingFeatures;
};

/** The names are those of model-weights.ts. */
export type AnswerabilityFeatures = ReturnType<typeof extractAnswerabilityFeatures>;

/** Whether the best sentence answers the question. `ranked` is best first. */
export function extractAnswerabilityFeatures(
  index: SentenceIndex,
  query: SentenceQuery,
  ranked: readonly ScoredSentence[],
) {
  const best = ranked[0];
  return {
    ...marginFeatures(ranked),
    ...bestSentenceFeatures(query, best),
    ...articleFeatures(query.terms),
    ...neighbourhoodFeatures(query.terms, best?.sentenceIndex ?? -10),
    ...answerTypeMismatch(index, query, best?.sentenceIndex ?? -1),
    spellingFixCount: query.spellingFixes.length,
  };
}

/** The distance of the best sentence to the others. */
function marginFeatures(ranked: readonly ScoredSentence[]) {
  const score = (rank: number) => ranked[rank]?.score ?? 0;
  return {
    marginToFifth: score(0) - score(4),
    marginToTenth: score(0) - score(9),
    bestProbability: 1 / (sumBy(ranked, (candidate) => Math.exp(candidate.score - score(0))) || 1),
    secondCoverage: ranked[1]?.features.coverage ?? 0,
    maxRareCoverage: maxOf(ranked, ({ features }) => features.rareCoverage),
    maxProximity: maxOf(ranked, ({ features }) => features.proximity),
  };
}

function bestSentenceFeatures({ type }: SentenceQuery, best: ScoredSentence | undefined) {
  const features = best?.features;
  return {
    softBm25RelativeToBest: features?.softBm25RelativeToBest ?? 0,
    bm25Absolute: features?.bm25Absolute ?? 0,
    exactWordCoverage: features?.exactWordCoverage ?? 0,
    matchCount: features?.matchCount ?? 0,
    isQuestion: features?.isQuestion ?? 0,
    embeddingSimilarity: features?.embeddingSimilarity ?? 0,
    whenNumber: features?.whenNumber ?? 0,
    howManyNumber: features?.howManyNumber ?? 0,
    isWhen: type === 'when' ? 1 : 0,
    isHowMany: type === 'how-many' ? 1 : 0,
  };
}

/** Whether the article contains the question's terms, and whether it is about them. */
function articleFeatures(terms: readonly QueryTerm[]) {
  const missingTerms = terms.filter(({ sentenceCount }) => sentenceCount === 0);
  const topicality = ({ rarity, sentenceCount }: QueryTerm) => rarity * Math.log(1 + sentenceCount);
  return {
    articleCoverage: rarityCoverage(terms, ({ maxStrength }) => maxStrength),
    rareArticleCoverage:
      sumBy(terms, ({ rarity, maxStrength }) => rarity ** 2 * maxStrength) /
      (sumBy(terms, ({ rarity }) => rarity ** 2) || 1),
    missingTerms: missingTerms.length / 4,
    maxMissingRarity: maxOf(missingTerms, ({ rarity }) => rarity),
    maxUnmatchedRarity: maxOf(terms, ({ rarity, maxStrength }) => rarity * (1 - maxStrength)),
    missingNames: sumBy(missingTerms, ({ isName }) => (isName ? 1 : 0)),
    missingNumbers: sumBy(missingTerms, ({ kind }) => (kind === 'word' ? 0 : 1)),
    maxTopicality: maxOf(terms, topicality),
    totalTopicality: sumBy(terms, topicality) / 2,
  };
}

/** The terms in and around the best sentence; also separately for those that are neither names nor numbers. */
function neighbourhoodFeatures(terms: readonly QueryTerm[], sentenceIndex: number) {
  const strengthWithin = (radius: number) => (term: QueryTerm) => {
    let strength = 0;
    for (let index = sentenceIndex - radius; index <= sentenceIndex + radius; index += 1)
      strength = Math.max(strength, term.matchStrength[index] ?? 0);
    return strength;
  };
  const commonTerms = terms.filter(({ isName, kind }) => !isName && kind === 'word');
  const hasNoCommonTerms = commonTerms.length === 0;
  return {
    coverageWithinOne: rarityCoverage(terms, strengthWithin(1)),
    coverageWithinTwo: rarityCoverage(terms, strengthWithin(2)),
    missingWithinTwo: sumBy(terms, (term) => term.rarity * (1 - strengthWithin(2)(term))) / 2,
    commonCoverage: hasNoCommonTerms ? 0.5 : rarityCoverage(commonTerms, strengthWithin(0)),
    commonCoverageWithinTwo: hasNoCommonTerms ? 0.5 : rarityCoverage(commonTerms, strengthWithin(2)),
    maxCommonMissing: maxOf(commonTerms, (term) => term.rarity * (1 - strengthWithin(1)(term))),
    noCommonTerms: hasNoCommonTerms ? 1 : 0,
  };
}

/** Whether the best sentence lacks the expected kind of answer. */
function answerTypeMismatch({ sentences }: SentenceIndex, { type }: SentenceQuery, sentenceIndex: number) {
  const cues = sentences[sentenceIndex]?.cues;
  const isMissing = (expectedType: QuestionType, isPresent: boolean | undefined) =>
    type === expectedType && !isPresent ? 1 : 0;
  return {
    noDate: isMissing('when', cues?.date),
    noPlace: isMissing('where', cues?.place),
    noAmount: isMissing('how-many', cues?.amount),
  };
}

function maxOf<Item>(items: readonly Item[], getValue: (item: Item) => number): number {
  let maximum = 0;
  for (const item of items) maximum = Math.max(maximum, getValue(item));
  return maximum;
}
