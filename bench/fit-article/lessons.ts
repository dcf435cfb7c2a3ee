import { indexArticle } from '../../src/answering/article/article-index.ts';
import type { ArticleIndex } from '../../src/answering/article/indexed-article.ts';
import type { Passages } from '../../src/evaluation/passages.ts';

/** A question asked of a text as long as a news article, cut from a longer one. */
export type Lesson = {
  readonly document: number;
  readonly question: string;
  readonly misspelt: string | undefined;
  /** Of the window. */
  readonly gold: readonly number[];
  readonly window: ArticleIndex;
  /** The window without the gold sentences. */
  readonly without: ArticleIndex;
  /** Questions of other documents, one of them misspelt. */
  readonly strangers: readonly string[];
};

/** News articles have about this many sentences; windows have 65 to 135 % of it, so that length tells nothing. */
const usualLength = 32;
const strangersAsked = 3;

/** One lesson for each question that has an answer. Without chance, so that a second run gives the same weights. */
export function lessonsOf({ docs, qs }: Passages): Lesson[] {
  return qs.flatMap(({ d, q, gold, misspelt }, number) => {
    const sentences = docs[d]?.sents ?? [];
    if (gold.length === 0) return [];
    const length = Math.round(usualLength * (0.65 + 0.7 * scatter(number, 48_271)));
    const before = Math.floor(length * scatter(number, 7919));
    const start = Math.max(0, Math.min(sentences.length - length, (gold[0] ?? 0) - before));
    const part = sentences.slice(start, start + length);
    const inPart = gold
      .map((sentence) => sentence - start)
      .filter((sentence) => sentence >= 0 && sentence < part.length);
    const strangers = Array.from(
      { length: strangersAsked },
      (_, turn) => qs[(number * 31 + 977 + turn * 2081) % qs.length],
    );
    return [
      {
        document: d,
        question: q,
        misspelt,
        gold: inPart,
        window: indexArticle(part),
        without: indexArticle(part.filter((_, at) => !inPart.includes(at))),
        strangers: strangers.flatMap((other, turn) =>
          other && other.d !== d ? [(turn === 0 && other.misspelt) || other.q] : [],
        ),
      },
    ];
  });
}

/** A number of 0..1 that differs from question to question. */
function scatter(number: number, step: number): number {
  return ((number * step) % 997) / 997;
}
