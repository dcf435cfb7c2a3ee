import { createKnowledgeOfSize, loadShippedKnowledge, loadShippedQuestions, paraphraseTexts } from './datasets.ts';
import { createEngine, type Dataset, engineNames } from './engines.ts';
import { createRandom } from './generated/random.ts';
import type { Speed } from './results.ts';

/** Numbers of wordings; entries come whole, so what is measured is near these. */
export const sizes: readonly number[] = [30, 300, 3000, 30_000];

/** The machine is never quiet, so everything is measured in turns, several times over, and the median taken. */
const rounds = 5;
/** There are fewer where a round is long. */
const roundsForLargeSizes = 3;
const largeSize = 30_000;
/** How long one contestant may answer in one round, in milliseconds, once it has answered the fewest. */
const maxRoundMs = 800;
const minQuestionsAsked = 3;
/** Spreads the questions evenly, so that a short run has some of every kind, and every run the same ones. */
const seed = 1;

type RoundTimings = { readonly name: string; readonly indexMs: number; readonly questionTimesMs: readonly number[] };

export function createDataset(size: number): Dataset {
  const knowledge = createKnowledgeOfSize(loadShippedKnowledge(), size);
  return { knowledge, texts: paraphraseTexts(knowledge).map(({ text }) => text) };
}

/** Index and answer times of all contestants at one size; `tell` hears of progress. */
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

/** Each question is asked once, since an engine may remember what it was asked. */
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

/**
 * The time of a question is the median of its rounds, so that what the machine did meanwhile is left out, and what the question
 * itself costs is not.
 */
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
