/**
 * Fits the weights by which an article's own sentences are ranked and their answer is believed, and writes them to
 * src/answering/article/fitted-weights.ts:
 *
 *   node bench/fit-article/fit.ts ../shared/passages/encyclopedia.json ../shared/passages/news.json [--dry]
 *
 * Only the first file teaches, cut into windows as long as a news article; the second is never learnt from, so its figures are
 * those of articles never seen. The first file's own figures are cross-validated over its documents, four folds.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { answerableFeatures } from '../../src/answering/article/answerable-features.ts';
import { rankSentences, scoreSentences, type Weights } from '../../src/answering/article/article-index.ts';
import type { ArticleIndex } from '../../src/answering/article/indexed-article.ts';
import { candidatesOf } from '../../src/answering/article/ranking-features.ts';
import { readQuestion } from '../../src/answering/article/read-question.ts';
import { auroc, passageFigures, passagesSchema } from '../../src/evaluation/passages.ts';
import { type Lesson, lessonsOf } from './lessons.ts';
import { fitRaces, fitVerdicts, type Race, type Verdict } from './linear-models.ts';

const rankingRidge = 20;
const answerableRidge = 30;
const folds = 4;

const [, , teachingPath = '', provingPath = '', ...flags] = process.argv;
const teaching = passagesSchema.parse(JSON.parse(readFileSync(teachingPath, 'utf8')));
const proving: unknown = JSON.parse(readFileSync(provingPath, 'utf8'));

function raceOf({ window, question, gold }: Lesson): Race {
  const runners = candidatesOf(window, readQuestion(window, question));
  return { runners: runners.map(({ sentence, features }) => ({ features, right: gold.includes(sentence) })) };
}

/**
 * An own question and the same with its gold taken out, both also misspelt, and strangers. Answers and others weigh the same, and
 * misspellings are as many among both, so that a misspelling tells nothing.
 */
function verdictsOf(lesson: Lesson, ranking: Weights['ranking']): Verdict[] {
  const judged = (index: ArticleIndex, text: string, answers: boolean, weight: number): Verdict => {
    const question = readQuestion(index, text);
    return { features: answerableFeatures(index, question, scoreSentences(index, question, ranking)), answers, weight };
  };
  const { window, without, question, misspelt, strangers } = lesson;
  return [
    judged(window, question, true, 1.6),
    judged(window, misspelt ?? question, true, 0.4),
    judged(without, question, false, 0.9),
    judged(without, misspelt ?? question, false, 0.1),
    ...strangers.map((other) => judged(window, other, false, 1 / strangers.length)),
  ];
}

function weightsFrom(lessons: readonly Lesson[]): Weights {
  const ranking = fitRaces(lessons.map(raceOf), rankingRidge);
  const { weights, bias } = fitVerdicts(
    lessons.flatMap((lesson) => verdictsOf(lesson, ranking)),
    answerableRidge,
  );
  return { ranking, answerable: weights, answerableBias: bias };
}

/** Figures on windows of documents that the weights were not fitted on. */
function provenOn(lessons: readonly Lesson[]): string {
  const seen = { first: 0, own: [0].slice(1), taken: [0].slice(1), strange: [0].slice(1) };
  for (let fold = 0; fold < folds; fold += 1) {
    const weights = weightsFrom(lessons.filter(({ document }) => document % folds !== fold));
    for (const lesson of lessons.filter(({ document }) => document % folds === fold)) {
      const { ranked, answerable } = rankSentences(lesson.window, lesson.question, weights);
      seen.first += ranked[0] && lesson.gold.includes(ranked[0].sentence) ? 1 : 0;
      seen.own.push(answerable);
      seen.taken.push(rankSentences(lesson.without, lesson.question, weights).answerable);
      seen.strange.push(...lesson.strangers.map((other) => rankSentences(lesson.window, other, weights).answerable));
    }
  }
  const first = (seen.first / lessons.length).toFixed(4);
  return `first ${first} offTopic ${auroc(seen.own, seen.strange).toFixed(4)} removed ${auroc(seen.own, seen.taken).toFixed(4)}`;
}

function written(weights: Readonly<Record<string, number>>): string {
  return Object.entries(weights)
    .map(([name, weight]) => `    ${name}: ${Number(weight.toPrecision(4))},\n`)
    .join('');
}

const lessons = lessonsOf(teaching);
process.stdout.write(`windows, cross-validated: ${provenOn(lessons)}\n`);
const weights = weightsFrom(lessons);
const figures = passageFigures(proving, (index, question) => rankSentences(index, question, weights));
process.stdout.write(`never learnt from: ${JSON.stringify(figures)}\n`);
if (!flags.includes('--dry')) {
  writeFileSync(
    new URL('../../src/answering/article/fitted-weights.ts', import.meta.url),
    `import type { AnswerableFeatures } from './answerable-features.ts';
import type { RankingFeatures } from './ranking-features.ts';

/** Made by bench/fit-article/fit.ts, whose head says how; not to be changed by hand. */
export const fittedWeights = {
  ranking: {
${written(weights.ranking)}  } satisfies Record<keyof RankingFeatures, number>,
  answerable: {
${written(weights.answerable)}  } satisfies Record<keyof AnswerableFeatures, number>,
  answerableBias: ${Number(weights.answerableBias.toPrecision(4))},
};
`,
  );
}
