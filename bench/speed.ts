import { createKnowledgeOfSize, loadShippedKnowledge, loadShippedQuestions, paraphraseTexts } from './datasets.ts';
import { createEngine, type Dataset, engineNames } from './engines.ts';
import { createRandom } from './generated/random.ts';
import type { Speed } from './results.ts';

/** Numbers of paraphrases; entries are added as a whole, so the actual sizes are close to these. */
export const sizes: readonly number[] = [30, 300, 3000, 30_000];

/** The machine is never idle, so the engines take turns in several rounds, and the median counts. */
const rounds = 5;
/** Fewer rounds for large sizes. */
const roundsForLargeSizes = 3;
const largeSize = 30_000;
/** Time limit of an engine in one round after the minimum number of questions, in milliseconds. */
const maxRoundMs = 800;
const minQuestionsAsked = 3;
/** Spreads the questions evenly: a short run has some of every kind, and every run has the same ones. */
const seed = 1;

type RoundTimings = { readonly name: string; readonly indexMs: number; readonly questionTimesMs: readonly number[] };

export function createDataset(size: number): Dataset {
  const knowledge = createKnowledgeOfSize(loadShippedKnowledge(), size);
  return { knowledge, texts: paraphraseTexts(knowledge).map(({ text }) => text) };
}

/** Index and answer times of all engines at one size; `tell` reports progress. */
export function measureSpeed(size: number): Speed[] {
  const dataset = createDataset(size);
  const questions = createRandom(seed).shuffle(loadShippedQuestions().map(({ q }) => q));
  const roundCount = size < largeSize ? rounds : roundsForLargeSizes;
  const measured = Array.from({ length: roundCount }, () =>
    engineNames.map((name) => measureRound(name, dataset, questions)),
  ).flat();
  return engineNames.map((name) => ({
    ...summarize(measured.filter((round) => round.name === name)),
    name,
    paraphraseCount: dataset.texts.length,
  }));
}

/** Each question is asked once, because an engine may cache answers. */
function measureRound(name: string, dataset: Dataset, questions: readonly string[]): RoundTimings {
  const startedAt = performance.now();
  const answer = createEngine(name, dataset);
  const indexMs = performance.now() - startedAt;
  const questionTimesMs: number[] = [];
  const endsAt = performance.now() + maxRoundMs;
  for (const question of questions) {
    const askedAt = performance.now();
    answer(question);
    const answeredAt = performance.now();
    questionTimesMs.push(answeredAt - askedAt);
    if (answeredAt > endsAt && questionTimesMs.length >= minQuestionsAsked) break;
  }
  return { name, indexMs, questionTimesMs };
}

/** The time of a question is the median of its rounds, which removes disturbances by other programs. */
function summarize(timings: readonly RoundTimings[]): Omit<Speed, 'name' | 'paraphraseCount'> {
  const questionCount = Math.max(...timings.map(({ questionTimesMs }) => questionTimesMs.length));
  const times = Array.from({ length: questionCount }, (_, index) =>
    median(timings.flatMap((round) => round.questionTimesMs[index] ?? [])),
  );
  return {
    indexMs: median(timings.map(({ indexMs }) => indexMs)),
    medianMs: median(times),
    p99Ms: quantile(times, 0.99),
    questionCount,
  };
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], fraction: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * fraction), sorted.length - 1)] ?? Number.NaN;
}
