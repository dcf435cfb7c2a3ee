import { indexSentences, type SentenceIndex } from '../../src/answering/sentences/sentence-index.ts';
import type { PassagesFile } from '../../src/cli/evaluation/passages.ts';

/** A question and a window of its document, as long as a news article. */
export type TrainingExample = {
  readonly document: number;
  readonly question: string;
  readonly misspelt: string | undefined;
  /** Indexes in the window. */
  readonly gold: readonly number[];
  readonly window: SentenceIndex;
  /** The window without the gold sentences. */
  readonly windowWithoutGold: SentenceIndex;
  /** Questions of other documents, one of them misspelt. */
  readonly foreignQuestions: readonly string[];
};

/** The length of a news article. Windows have 65 to 135 % of it, so that length is no evidence. */
const typicalSentenceCount = 32;
const foreignQuestionCount = 3;

/** One example for each question that has an answer. Deterministic, so that a second run fits the same weights. */
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
        window: indexSentences(windowSentences),
        windowWithoutGold: indexSentences(windowSentences.filter((_, index) => !goldInWindow.includes(index))),
        foreignQuestions: foreignQuestions.flatMap((other, attempt) =>
          other && other.d !== d ? [(attempt === 0 && other.misspelt) || other.q] : [],
        ),
      },
    ];
  });
}

/** From 0 to 1, different for each question. */
function pseudoRandom(number: number, step: number): number {
  return ((number * step) % 997) / 997;
}
