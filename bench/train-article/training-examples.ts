import { indexArticle } from '../../src/answering/sentences/rank-sentences.ts';
import type { SentenceIndex } from '../../src/answering/sentences/sentence-index.ts';
import type { PassagesFile } from '../../src/cli/evaluation/passages.ts';

/** A question asked of a text as long as a news article, cut from a longer one. */
export type TrainingExample = {
  readonly document: number;
  readonly question: string;
  readonly misspelt: string | undefined;
  /** Of the window. */
  readonly gold: readonly number[];
  readonly window: SentenceIndex;
  /** The window without the gold sentences. */
  readonly windowWithoutGold: SentenceIndex;
  /** Questions of other documents, one of them misspelt. */
  readonly foreignQuestions: readonly string[];
};

/** News articles have about this many sentences; windows have 65 to 135 % of it, so that length tells nothing. */
const typicalSentenceCount = 32;
const foreignQuestionCount = 3;

/** One lesson for each question that has an answer. Without chance, so that a second run gives the same weights. */
export function createTrainingExamples({ docs, qs }: PassagesFile): TrainingExample[] {
  return qs.flatMap(({ d, q, gold, misspelt }, number) => {
    const sentences = docs[d]?.sents ?? [];
    if (gold.length === 0) return [];
    const length = Math.round(typicalSentenceCount * (0.65 + 0.7 * pseudoRandom(number, 48_271)));
    const sentencesBefore = Math.floor(length * pseudoRandom(number, 7919));
    const start = Math.max(0, Math.min(sentences.length - length, (gold[0] ?? 0) - sentencesBefore));
    const windowSentences = sentences.slice(start, start + length);
    const goldInWindow = gold
      .map((sentence) => sentence - start)
      .filter((sentence) => sentence >= 0 && sentence < windowSentences.length);
    const foreignQuestions = Array.from(
      { length: foreignQuestionCount },
      (_, attempt) => qs[(number * 31 + 977 + attempt * 2081) % qs.length],
    );
    return [
      {
        document: d,
        question: q,
        misspelt,
        gold: goldInWindow,
        window: indexArticle(windowSentences),
        windowWithoutGold: indexArticle(windowSentences.filter((_, index) => !goldInWindow.includes(index))),
        foreignQuestions: foreignQuestions.flatMap((other, attempt) =>
          other && other.d !== d ? [(attempt === 0 && other.misspelt) || other.q] : [],
        ),
      },
    ];
  });
}

/** A number of 0..1 that differs from question to question. */
function pseudoRandom(number: number, step: number): number {
  return ((number * step) % 997) / 997;
}
