import { defineCommand } from 'citty';
import { openAnswerer } from '../answering/answerer.ts';
import type { Answer } from '../answering/reply.ts';
import { type Figures, figuresOf, type Judged, judge } from '../evaluation/evaluate.ts';
import type { Caller } from './caller.ts';
import { configuredKnowledge, readKnowledgeFile } from './knowledge-file.ts';
import { ownExamination, readQuestionFile } from './question-file.ts';

export const evaluateCommand = (caller: Caller) =>
  defineCommand({
    meta: {
      name: 'evaluate',
      description: 'How a knowledge file fares with a file of questions, and each question it got wrong.',
    },
    args: {
      questions: {
        type: 'positional',
        required: false,
        description: `The questions, one JSON object a line; without any, ${ownExamination.name}`,
      },
      knowledge: { type: 'string', valueHint: 'FILE', description: 'Answer from this knowledge file' },
      json: { type: 'boolean', description: 'Write the figures as one JSON object' },
    },
    async run({ args }) {
      const knowledge = await (args.knowledge === undefined
        ? configuredKnowledge(caller)
        : readKnowledgeFile(args.knowledge));
      if ('problems' in knowledge) return caller.fail(knowledge.problems);
      const read = await readQuestionFile(args.questions ?? ownExamination.file);
      const name = args.questions ?? ownExamination.name;
      if ('problems' in read) return caller.fail(read.problems.map((problem) => `${name}: ${problem}`));
      const answerer = openAnswerer(knowledge.knowledge);
      const judged = read.questions.map((question) => judge(question, answerer.answer(question.q)));
      const figures = figuresOf(judged);
      caller.print(args.json ? JSON.stringify({ questions: judged.length, ...figures }) : report(judged, figures));
    },
  });

function report(judged: readonly Judged[], figures: Figures): string {
  const rows: readonly (readonly [string, number])[] = [
    ['right, all kinds', figures.right],
    ['answerable: answered rightly', figures.answerableRight],
    ['answerable: answered wrongly', figures.answerableWrong],
    ['answerable: gold shown or offered', figures.goldOffered],
    ['unanswerable and off-topic: not answered', figures.notAnswered],
    ['unanswerable: recognised as not stated', figures.recognisedNotStated],
    ['false premise: right', figures.rightByKind['false-premise']],
  ];
  const misses = judged.filter(({ right }) => !right).map(miss);
  return [
    `${judged.length} questions`,
    ...rows.map(([name, value]) => `${percent(value)}  ${name}`),
    '',
    ...misses,
  ].join('\n');
}

function percent(share: number): string {
  return Number.isNaN(share) ? '     –' : `${(share * 100).toFixed(1).padStart(5)}%`;
}

function miss({ question, answer }: Judged): string {
  const wanted = question.kind === 'answerable' ? `answered with “${question.gold[0] ?? ''}”` : 'not answered';
  return `${question.kind}: ${question.q}\n    wanted: ${wanted}\n    got: ${outcome(answer)}`;
}

function outcome(answer: Answer): string {
  switch (answer.kind) {
    case 'answered':
      return `answered by ${answer.fact.id}`;
    case 'not-stated':
      return `not stated: ${answer.entry.id}`;
    case 'unsure':
      return `unsure: ${answer.choices.map(({ id }) => id).join(', ')}`;
    case 'no-match':
      return 'no match';
    case 'withheld':
      return `withheld: ${answer.id}`;
    default:
      return answer satisfies never;
  }
}
