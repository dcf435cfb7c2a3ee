import { defineCommand } from 'citty';
import { createSnapshot } from '../answering/snapshot.ts';
import type { Answer } from '../replies/answer.ts';
import type { CliContext } from './cli-context.ts';
import { computeMetrics, type EvaluationMetrics, type JudgedAnswer, judgeAnswer } from './evaluation/evaluate.ts';
import { readKnowledge } from './knowledge-file.ts';
import { bundledQuestions, readQuestionFile } from './question-file.ts';

export const evaluateCommand = (context: CliContext) =>
  defineCommand({
    meta: {
      name: 'evaluate',
      description: 'Measure the answers of a knowledge file on a file of questions, and list the wrong ones.',
    },
    args: {
      questions: {
        type: 'positional',
        required: false,
        description: `The questions, one JSON object per line; by default ${bundledQuestions.name}`,
      },
      knowledge: { type: 'string', valueHint: 'FILE', description: 'Answer from this knowledge file' },
      json: { type: 'boolean', description: 'Print the metrics as one JSON object' },
    },
    async run({ args }) {
      const knowledge = await readKnowledge(context, args.knowledge);
      if ('problems' in knowledge) return context.fail(knowledge.problems);
      const read = await readQuestionFile(args.questions ?? bundledQuestions.file);
      const name = args.questions ?? bundledQuestions.name;
      if ('problems' in read) return context.fail(read.problems.map((problem) => `${name}: ${problem}`));
      const answerer = createSnapshot(knowledge.knowledge).answerer;
      const judged = read.questions.map((question) => judgeAnswer(question, answerer.answer(question.q)));
      const metrics = computeMetrics(judged);
      context.print(
        args.json ? JSON.stringify({ questions: judged.length, ...metrics }) : formatReport(judged, metrics),
      );
    },
  });

function formatReport(judged: readonly JudgedAnswer[], metrics: EvaluationMetrics): string {
  const rows: readonly (readonly [string, number])[] = [
    ['correct, all kinds', metrics.right],
    ['answerable: answered correctly', metrics.answerableRight],
    ['answerable: answered incorrectly', metrics.answerableWrong],
    ['answerable: a right sentence shown or offered', metrics.goldOffered],
    ['unanswerable and off-topic: not answered', metrics.notAnswered],
    ['unanswerable: recognised as not stated', metrics.recognisedNotStated],
    ['false premise: correct', metrics.rightByKind['false-premise']],
  ];
  const misses = judged.filter(({ right }) => !right).map(formatMiss);
  return [
    `${judged.length} questions`,
    ...rows.map(([name, value]) => `${formatPercent(value)}  ${name}`),
    '',
    ...misses,
  ].join('\n');
}

function formatPercent(share: number): string {
  return Number.isNaN(share) ? '     –' : `${(share * 100).toFixed(1).padStart(5)}%`;
}

function formatMiss({ question, answer }: JudgedAnswer): string {
  const expected = question.kind === 'answerable' ? `answered with “${question.gold[0] ?? ''}”` : 'not answered';
  return `${question.kind}: ${question.q}\n    expected: ${expected}\n    actual: ${formatOutcome(answer)}`;
}

function formatOutcome(answer: Answer): string {
  switch (answer.kind) {
    case 'answered':
      return `answered by ${answer.fact.id}`;
    case 'not-stated':
      return `not stated: ${answer.entry.id}`;
    case 'unsure':
      return `unsure: ${answer.choices.map(({ id }) => id).join(', ')}`;
    case 'passages':
      return `passages: sentences ${answer.citations.map(({ sentenceNumber }) => sentenceNumber).join(', ')}`;
    case 'no-match':
      return 'no match';
    case 'small-talk':
      return `small talk: ${answer.topic}`;
    case 'other-language':
      return 'another language';
    case 'withheld':
      return `withheld: ${answer.factId}`;
    default:
      return answer satisfies never;
  }
}
