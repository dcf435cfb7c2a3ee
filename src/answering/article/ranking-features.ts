import { cosine, meanVector } from '../vectors.ts';
import { bm25, mostForOne } from './bm25.ts';
import type { ArticleIndex } from './indexed-article.ts';
import { densityOf } from './order.ts';
import type { ReadQuestion } from './read-question.ts';
import type { ReadSentence } from './read-sentence.ts';
import type { Term } from './term.ts';

/** A sentence that may answer, with what speaks for it. */
export type Candidate = { readonly sentence: number; readonly features: RankingFeatures };

/** Measured on both development files: with 25 of them the answer is among them for 97 to 99 questions of 100. */
const mostCandidates = 25;
const softness = 0.5;

/** The sentences that share most with the question, best first by BM25, each with its features. */
export function candidatesOf(index: ArticleIndex, question: ReadQuestion): Candidate[] {
  const plain = bm25(index, question.terms, 0);
  const soft = bm25(index, question.terms, softness);
  const direction = meanVector(question.terms.map(({ word, rarity }) => ({ word, weight: rarity })));
  const view = { index, question, plain, soft, mostPlain: highest(plain), mostSoft: highest(soft), direction };
  return bestOf(soft).flatMap((sentence) => {
    const read = index.sentences[sentence];
    return read ? [{ sentence, features: rankingFeatures(view, sentence, read) }] : [];
  });
}

/** Places of the highest scores above 0, highest first; sorting numbers alone is many times faster than sorting places. */
function bestOf(scores: Float64Array): number[] {
  const least = scores.toSorted().at(-mostCandidates) ?? 0;
  const places: number[] = [];
  for (let at = 0; at < scores.length; at += 1) if ((scores[at] ?? 0) >= Math.max(least, 1e-9)) places.push(at);
  return places.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b).slice(0, mostCandidates);
}

function highest(scores: Float64Array): number {
  return scores.reduce((most, score) => Math.max(most, score), 1e-6);
}

type View = {
  readonly index: ArticleIndex;
  readonly question: ReadQuestion;
  readonly plain: Float64Array;
  readonly soft: Float64Array;
  readonly mostPlain: number;
  readonly mostSoft: number;
  readonly direction: Float32Array | undefined;
};

/** What a linear score is made of; the names are those of fitted-weights.ts. */
export type RankingFeatures = ReturnType<typeof rankingFeatures>;

function rankingFeatures(view: View, at: number, sentence: ReadSentence) {
  const { index, question, plain, soft } = view;
  const { terms } = question;
  const total = sumOf(terms, ({ weight }) => weight) || 1;
  const share = (of: (term: Term) => number) => sumOf(terms, (term) => term.weight * of(term)) / total;
  /** What the sentence lacks and its neighbour has. */
  const lackedBut = (neighbour: number) => share(({ held }) => Math.max(0, (held[neighbour] ?? 0) - (held[at] ?? 0)));
  const before = lackedBut(at - 1);
  const carried = index.carried[at];
  return {
    bm25: (plain[at] ?? 0) / (total * mostForOne),
    bm25Absolute: (plain[at] ?? 0) / 10,
    bm25OfBest: (plain[at] ?? 0) / view.mostPlain,
    softOfBest: (soft[at] ?? 0) / view.mostSoft,
    softAround: ((soft[at - 1] ?? 0) + (soft[at + 1] ?? 0)) / view.mostSoft,
    coverage: share(({ held }) => held[at] ?? 0),
    rareCoverage: rareShare(terms, ({ held }) => held[at] ?? 0),
    sameWords: share(({ word }) => (sentence.words.has(word) ? 1 : 0)),
    matches: sumOf(terms, ({ counts }) => (counts[at] ? 1 : 0)) / 5,
    names: share(({ name, held }) => (name ? (held[at] ?? 0) : 0)),
    before,
    twoBefore: lackedBut(at - 2),
    after: lackedBut(at + 1),
    leansOnBefore: sentence.cues.leans ? before : 0,
    carriedNames: share(({ stem, counts }) => (!counts[at] && carried?.has(stem) ? 1 : 0)),
    density: densityOf(terms, sentence, total),
    tooShort: sentence.content.length < 5 ? 1 : 0,
    opening: at === 0 ? 1 : 0,
    asks: sentence.cues.asks ? 1 : 0,
    direction: cosine(view.direction, index.vectors[at]),
    pointHeld: pointOf(terms)?.held[at] ?? 0,
    ...answerFeatures(index, question, sentence),
  };
}

/** Whether the sentence has the kind of answer that the question wants, and has one that the question didn't say itself. */
function answerFeatures(
  { names }: ArticleIndex,
  { type, terms, words }: ReadQuestion,
  { content, cues }: ReadSentence,
) {
  const asked = new Set(terms.map(({ stem }) => stem));
  const fresh = content.filter(({ stem }) => !asked.has(stem));
  const newName = fresh.some(({ stem }) => names.has(stem));
  const newFigure = fresh.some(({ kind }) => kind !== 'word');
  const when = (wanted: typeof type, shown: boolean) => (type === wanted && shown ? 1 : 0);
  return {
    fresh: Math.log(1 + fresh.length) / 3,
    whenDate: when('when', cues.date),
    whenFigure: when('when', newFigure),
    wherePlace: when('where', cues.place),
    whereName: when('where', newName),
    whoPerson: when('who', cues.person),
    whoName: when('who', newName),
    howManyAmount: when('how-many', cues.amount),
    howManyFigure: when('how-many', newFigure),
    howLongDuration: when('how-long', cues.duration),
    whyReason: when('why', cues.reason),
    saysReported: cues.reported && words.some((word) => sayingWords.has(word)) ? 1 : 0,
  };
}

const sayingWords = new Set(
  'say says said think thinks believe believes according claim claims suggest feel mention opinion describe'.split(' '),
);

/** The term that carries the question's point: rare in the article and in the language. */
function pointOf(terms: readonly Term[]): Term | undefined {
  const [first, ...others] = terms;
  return others.reduce(
    (best, term) => (best && best.weight * best.rarity >= term.weight * term.rarity ? best : term),
    first,
  );
}

/** The share of the question's rarity that `of` (0..1) covers; 0 of a question without terms. */
export function rareShare(terms: readonly Term[], of: (term: Term) => number): number {
  return sumOf(terms, (term) => term.rarity * of(term)) / (sumOf(terms, ({ rarity }) => rarity) || 1);
}

/** The sum of a figure over items. */
export function sumOf<Item>(items: readonly Item[], figure: (item: Item) => number): number {
  let sum = 0;
  for (const item of items) sum += figure(item);
  return sum;
}
