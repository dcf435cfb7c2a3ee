import type { ArticleIndex } from './indexed-article.ts';
import type { QuestionType } from './question-type.ts';
import { type RankingFeatures, rareShare, sumOf } from './ranking-features.ts';
import type { ReadQuestion } from './read-question.ts';
import type { Term } from './term.ts';

/** A candidate with its linear score. */
export type Scored = { readonly sentence: number; readonly score: number; readonly features: RankingFeatures };

/** What tells whether the best sentence answers; the names are those of fitted-weights.ts. */
export type AnswerableFeatures = ReturnType<typeof answerableFeatures>;

/** Features of one question and its candidates, best first. */
export function answerableFeatures(index: ArticleIndex, question: ReadQuestion, ranked: readonly Scored[]) {
  const best = ranked[0];
  return {
    ...standingOf(ranked),
    ...bestFeatures(question, best),
    ...articleFeatures(question.terms),
    ...nearFeatures(question.terms, best?.sentence ?? -10),
    ...typeFeatures(index, question, best?.sentence ?? -1),
    repairs: question.repairs.length,
  };
}

/** How the best stands before the others. */
function standingOf(ranked: readonly Scored[]) {
  const score = (place: number) => ranked[place]?.score ?? 0;
  return {
    beforeFifth: score(0) - score(4),
    beforeTenth: score(0) - score(9),
    shareOfBest: 1 / (sumOf(ranked, (one) => Math.exp(one.score - score(0))) || 1),
    secondCoverage: ranked[1]?.features.coverage ?? 0,
    mostRareCoverage: most(ranked, ({ features }) => features.rareCoverage),
    mostDensity: most(ranked, ({ features }) => features.density),
  };
}

function bestFeatures({ type }: ReadQuestion, best: Scored | undefined) {
  const features = best?.features;
  return {
    softOfBest: features?.softOfBest ?? 0,
    bm25Absolute: features?.bm25Absolute ?? 0,
    sameWords: features?.sameWords ?? 0,
    matches: features?.matches ?? 0,
    asks: features?.asks ?? 0,
    direction: features?.direction ?? 0,
    whenFigure: features?.whenFigure ?? 0,
    howManyFigure: features?.howManyFigure ?? 0,
    isWhen: type === 'when' ? 1 : 0,
    isHowMany: type === 'how-many' ? 1 : 0,
  };
}

/** What the article as a whole knows of the question's words, and whether they are what it is about. */
function articleFeatures(terms: readonly Term[]) {
  const missing = terms.filter(({ sentences }) => sentences === 0);
  const aboutness = ({ rarity, sentences }: Term) => rarity * Math.log(1 + sentences);
  return {
    inArticle: rareShare(terms, ({ heldAnywhere }) => heldAnywhere),
    rareInArticle:
      sumOf(terms, ({ rarity, heldAnywhere }) => rarity ** 2 * heldAnywhere) /
      (sumOf(terms, ({ rarity }) => rarity ** 2) || 1),
    missing: missing.length / 4,
    rarestMissing: most(missing, ({ rarity }) => rarity),
    rarestUnheld: most(terms, ({ rarity, heldAnywhere }) => rarity * (1 - heldAnywhere)),
    missingNames: sumOf(missing, ({ name }) => (name ? 1 : 0)),
    missingFigures: sumOf(missing, ({ kind }) => (kind === 'word' ? 0 : 1)),
    topic: most(terms, aboutness),
    topics: sumOf(terms, aboutness) / 2,
  };
}

/** What is found in the best sentence and around it; words that are neither names nor figures once more by themselves. */
function nearFeatures(terms: readonly Term[], sentence: number) {
  const within = (reach: number) => (term: Term) => {
    let held = 0;
    for (let at = sentence - reach; at <= sentence + reach; at += 1) held = Math.max(held, term.held[at] ?? 0);
    return held;
  };
  const ordinary = terms.filter(({ name, kind }) => !name && kind === 'word');
  const none = ordinary.length === 0;
  return {
    withinOne: rareShare(terms, within(1)),
    withinTwo: rareShare(terms, within(2)),
    lackedWithinTwo: sumOf(terms, (term) => term.rarity * (1 - within(2)(term))) / 2,
    ordinaryInBest: none ? 0.5 : rareShare(ordinary, within(0)),
    ordinaryWithinTwo: none ? 0.5 : rareShare(ordinary, within(2)),
    ordinaryLacked: most(ordinary, (term) => term.rarity * (1 - within(1)(term))),
    nothingOrdinary: none ? 1 : 0,
  };
}

/** Whether the best sentence fails to show the kind of answer that is wanted. */
function typeFeatures({ sentences }: ArticleIndex, { type }: ReadQuestion, sentence: number) {
  const cues = sentences[sentence]?.cues;
  const fails = (wanted: QuestionType, shown: boolean | undefined) => (type === wanted && !shown ? 1 : 0);
  return {
    noDate: fails('when', cues?.date),
    noPlace: fails('where', cues?.place),
    noAmount: fails('how-many', cues?.amount),
  };
}

function most<Item>(items: readonly Item[], figure: (item: Item) => number): number {
  let highest = 0;
  for (const item of items) highest = Math.max(highest, figure(item));
  return highest;
}
