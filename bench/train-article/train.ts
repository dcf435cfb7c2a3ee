/**
 * Fits the two models that rank an article's sentences and estimate whether the best one answers. Writes them to
 * src/answering/sentences/model-weights.ts:
 *
 *   npm run train:article -- TRAINING.json TEST.json [--dry]
 *
 * The first file is the training set, cut into windows as long as a news article; its metrics are cross-validated over its
 * documents in four folds. The second file is the test set.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { extractAnswerabilityFeatures } from '../../src/answering/sentences/answerability-features.ts';
import { type ModelWeights, rankSentences, scoreSentences } from '../../src/answering/sentences/rank-sentences.ts';
import { findCandidates } from '../../src/answering/sentences/ranking-features.ts';
import type { SentenceIndex } from '../../src/answering/sentences/sentence-index.ts';
import { parseSentenceQuery } from '../../src/answering/sentences/sentence-query.ts';
import { auroc, evaluatePassages, passagesSchema } from '../../src/cli/evaluation/passages.ts';
import { type AnswerabilityExample, fitLogisticModel, fitRankingModel, type RankingExample } from './linear-models.ts';
import { createTrainingExamples, type TrainingExample } from './training-examples.ts';

const rankingRidge = 20;
const answerabilityRidge = 30;
const folds = 4;

const [, , trainingPath = '', testPath = '', ...flags] = process.argv;
const trainingFile = passagesSchema.parse(JSON.parse(readFileSync(trainingPath, 'utf8')));
const testFile: unknown = JSON.parse(readFileSync(testPath, 'utf8'));

function rankingExampleOf({ window, question, gold }: TrainingExample): RankingExample {
  const candidates = findCandidates(window, parseSentenceQuery(window, question));
  return {
    candidates: candidates.map(({ sentenceIndex, features }) => ({
      features,
      isCorrect: gold.includes(sentenceIndex),
    })),
  };
}

/**
 * A question with and without its gold sentences in the window, also misspelt, and foreign questions. Both classes have the same
 * total weight and the same share of misspellings, so that a misspelling is no evidence.
 */
function answerabilityExamples(example: TrainingExample, ranking: ModelWeights['ranking']): AnswerabilityExample[] {
  const createExample = (
    index: SentenceIndex,
    text: string,
    hasAnswer: boolean,
    weight: number,
  ): AnswerabilityExample => {
    const question = parseSentenceQuery(index, text);
    return {
      features: extractAnswerabilityFeatures(index, question, scoreSentences(index, question, ranking)),
      hasAnswer,
      weight,
    };
  };
  const { window, windowWithoutGold, question, misspelt, foreignQuestions } = example;
  return [
    createExample(window, question, true, 1.6),
    createExample(window, misspelt ?? question, true, 0.4),
    createExample(windowWithoutGold, question, false, 0.9),
    createExample(windowWithoutGold, misspelt ?? question, false, 0.1),
    ...foreignQuestions.map((other) => createExample(window, other, false, 1 / foreignQuestions.length)),
  ];
}

function fitWeights(examples: readonly TrainingExample[]): ModelWeights {
  const ranking = fitRankingModel(examples.map(rankingExampleOf), rankingRidge);
  const { weights, bias } = fitLogisticModel(
    examples.flatMap((example) => answerabilityExamples(example, ranking)),
    answerabilityRidge,
  );
  return { ranking, answerability: weights, answerabilityBias: bias };
}

/** Metrics on documents that the weights were not fitted on. */
function crossValidate(examples: readonly TrainingExample[]): string {
  let rightCount = 0;
  const answered: number[] = [];
  const removed: number[] = [];
  const offTopic: number[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const weights = fitWeights(examples.filter(({ document }) => document % folds !== fold));
    const rank = (index: SentenceIndex, question: string) =>
      rankSentences(index, parseSentenceQuery(index, question), weights);
    for (const example of examples.filter(({ document }) => document % folds === fold)) {
      const { ranked, answerProbability } = rank(example.window, example.question);
      rightCount += ranked[0] && example.gold.includes(ranked[0].sentenceIndex) ? 1 : 0;
      answered.push(answerProbability);
      removed.push(rank(example.windowWithoutGold, example.question).answerProbability);
      offTopic.push(...example.foreignQuestions.map((other) => rank(example.window, other).answerProbability));
    }
  }
  const accuracy = (rightCount / examples.length).toFixed(4);
  return `accuracy ${accuracy} off-topic ${auroc(answered, offTopic).toFixed(4)} removed ${auroc(answered, removed).toFixed(4)}`;
}

function weightLines(weights: Readonly<Record<string, number>>): string {
  return Object.entries(weights)
    .map(([name, weight]) => `    ${name}: ${Number(weight.toPrecision(4))},\n`)
    .join('');
}

const examples = createTrainingExamples(trainingFile);
process.stdout.write(`training set, cross-validated: ${crossValidate(examples)}\n`);
const weights = fitWeights(examples);
process.stdout.write(`test set: ${JSON.stringify(evaluatePassages(testFile, weights))}\n`);
if (!flags.includes('--dry')) {
  writeFileSync(
    new URL('../../src/answering/sentences/model-weights.ts', import.meta.url),
    `import type { AnswerabilityFeatures } from './answerability-features.ts';
import type { RankingFeatures } from './ranking-features.ts';

/** Generated by bench/train-article/train.ts (npm run train:article); do not edit by hand. */
export const modelWeights = {
  ranking: {
${weightLines(weights.ranking)}  } satisfies Record<keyof RankingFeatures, number>,
  answerability: {
${weightLines(weights.answerability)}  } satisfies Record<keyof AnswerabilityFeatures, number>,
  answerabilityBias: ${Number(weights.answerabilityBias.toPrecision(4))},
};
`,
  );
}
