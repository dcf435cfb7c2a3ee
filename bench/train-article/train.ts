/**
 * Fits the weights by which an article's own sentences are ranked and their answer is believed, and writes them to
 * src/answering/sentences/model-weights.ts:
 *
 *   node bench/train-article/train.ts ../shared/passages/encyclopedia.json ../shared/passages/news.json [--dry]
 *
 * Only the first file teaches, cut into windows as long as a news article; the second is never learnt from, so its figures are
 * those of articles never seen. The first file's own figures are cross-validated over its documents, four folds.
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

const [, , trainingPath = '', evaluationPath = '', ...flags] = process.argv;
const trainingFile = passagesSchema.parse(JSON.parse(readFileSync(trainingPath, 'utf8')));
const evaluationFile: unknown = JSON.parse(readFileSync(evaluationPath, 'utf8'));

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
 * An own question and the same with its gold taken out, both also misspelt, and strangers. Answers and others weigh the same, and
 * misspellings are as many among both, so that a misspelling tells nothing.
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

/** Figures on windows of documents that the weights were not fitted on. */
function crossValidate(examples: readonly TrainingExample[]): string {
  const outcomes = { first: 0, answered: [0].slice(1), removed: [0].slice(1), offTopic: [0].slice(1) };
  for (let fold = 0; fold < folds; fold += 1) {
    const weights = fitWeights(examples.filter(({ document }) => document % folds !== fold));
    for (const example of examples.filter(({ document }) => document % folds === fold)) {
      const { ranked, answerProbability } = rankSentences(example.window, example.question, weights);
      outcomes.first += ranked[0] && example.gold.includes(ranked[0].sentenceIndex) ? 1 : 0;
      outcomes.answered.push(answerProbability);
      outcomes.removed.push(rankSentences(example.windowWithoutGold, example.question, weights).answerProbability);
      outcomes.offTopic.push(
        ...example.foreignQuestions.map((other) => rankSentences(example.window, other, weights).answerProbability),
      );
    }
  }
  const first = (outcomes.first / examples.length).toFixed(4);
  return `first ${first} offTopic ${auroc(outcomes.answered, outcomes.offTopic).toFixed(4)} removed ${auroc(outcomes.answered, outcomes.removed).toFixed(4)}`;
}

function weightLines(weights: Readonly<Record<string, number>>): string {
  return Object.entries(weights)
    .map(([name, weight]) => `    ${name}: ${Number(weight.toPrecision(4))},\n`)
    .join('');
}

const examples = createTrainingExamples(trainingFile);
process.stdout.write(`windows, cross-validated: ${crossValidate(examples)}\n`);
const weights = fitWeights(examples);
const metrics = evaluatePassages(evaluationFile, (index, question) => rankSentences(index, question, weights));
process.stdout.write(`never learnt from: ${JSON.stringify(metrics)}\n`);
if (!flags.includes('--dry')) {
  writeFileSync(
    new URL('../../src/answering/sentences/model-weights.ts', import.meta.url),
    `import type { AnswerabilityFeatures } from './answerability-features.ts';
import type { RankingFeatures } from './ranking-features.ts';

/** Made by bench/train-article/train.ts, whose head says how; not to be changed by hand. */
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
