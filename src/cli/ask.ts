import { createInterface } from 'node:readline';
import { defineCommand } from 'citty';
import type { Answerer } from '../answering/answerer.ts';
import { createSnapshot } from '../answering/snapshot.ts';
import { explanationText } from '../rendering/explanation.ts';
import { toAnswerJson } from '../rendering/json.ts';
import { toPlainText } from '../rendering/plain-text.ts';
import { renderReply } from '../rendering/render.ts';
import type { CliContext } from './cli-context.ts';
import { type ReadKnowledgeResult, readArticleAsKnowledge, readKnowledge } from './knowledge-file.ts';

export const askCommand = (context: CliContext) =>
  defineCommand({
    meta: { name: 'ask', description: 'Answer a question, or one question per line from standard input.' },
    args: {
      question: {
        type: 'positional',
        required: false,
        description: 'The question; if omitted, questions are read from standard input',
      },
      json: { type: 'boolean', description: 'Print one JSON object per line, for other programs' },
      explain: {
        type: 'boolean',
        description: 'Show how the question was understood, the candidates and the reason for the outcome',
      },
      knowledge: { type: 'string', valueHint: 'FILE', description: 'Answer from this knowledge file' },
      article: {
        type: 'string',
        valueHint: 'FILE',
        description: 'Answer with the sentences of this text or HTML article, without a knowledge file',
      },
    },
    async run({ args }) {
      const read = await loadKnowledge(context, args);
      if ('problems' in read) return context.fail(read.problems);
      const answerer = createSnapshot(read.knowledge).answerer;
      const format = args.json ? formatJson : args.explain ? formatExplanation : formatText;
      const printAnswer = (query: string) => context.print(format(answerer, query));
      const question = args._.join(' ');
      if (question !== '') return printAnswer(question);
      if (context.input.isTTY) process.stderr.write('Type one question per line. Stop with Ctrl+D.\n');
      for await (const line of createInterface({ input: context.input, crlfDelay: Number.POSITIVE_INFINITY }))
        printAnswer(line);
    },
  });

type KnowledgeChoice = { readonly knowledge?: string | undefined; readonly article?: string | undefined };

function loadKnowledge(context: CliContext, { knowledge, article }: KnowledgeChoice): Promise<ReadKnowledgeResult> {
  return article === undefined ? readKnowledge(context, knowledge) : readArticleAsKnowledge(article);
}

function formatJson(answerer: Answerer, question: string): string {
  const start = performance.now();
  const answer = answerer.answer(question);
  return JSON.stringify(toAnswerJson(question, answer, performance.now() - start));
}

function formatText(answerer: Answerer, question: string): string {
  return `${toPlainText(renderReply(answerer.answer(question)))}\n`;
}

function formatExplanation(answerer: Answerer, question: string): string {
  return `${explanationText(answerer.explain(question))}\n`;
}
