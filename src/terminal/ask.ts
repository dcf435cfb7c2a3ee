import { createInterface } from 'node:readline';
import { defineCommand } from 'citty';
import { type Answerer, openAnswerer } from '../answering/answerer.ts';
import { explanationText } from '../rendering/explanation.ts';
import { answerJson } from '../rendering/json.ts';
import { plainText } from '../rendering/plain-text.ts';
import { word } from '../rendering/wording.ts';
import type { Caller } from './caller.ts';
import { configuredKnowledge, type KnowledgeRead, readArticle, readKnowledgeFile } from './knowledge-file.ts';

export const askCommand = (caller: Caller) =>
  defineCommand({
    meta: { name: 'ask', description: 'Answer one question, or one a line from standard input.' },
    args: {
      question: {
        type: 'positional',
        required: false,
        description: 'The question; without one, questions are read from standard input',
      },
      json: { type: 'boolean', description: 'Write one JSON object a line, for other programs' },
      explain: { type: 'boolean', description: 'Show how the question is read, the candidates and why the outcome' },
      knowledge: { type: 'string', valueHint: 'FILE', description: 'Answer from this knowledge file' },
      article: {
        type: 'string',
        valueHint: 'FILE',
        description: 'Answer with the own sentences of this article, as text or HTML, without a knowledge file',
      },
    },
    async run({ args }) {
      const read = await chosenKnowledge(caller, args);
      if ('problems' in read) return caller.fail(read.problems);
      const answerer = openAnswerer(read.knowledge);
      const told = args.json ? json : args.explain ? explanation : text;
      const write = (one: string) => caller.print(told(answerer, one));
      const question = args._.join(' ');
      if (question !== '') return write(question);
      if (caller.input.isTTY) process.stderr.write('Ask a question a line, and end with Ctrl+D.\n');
      for await (const line of createInterface({ input: caller.input, crlfDelay: Number.POSITIVE_INFINITY }))
        write(line);
    },
  });

type Choice = { readonly knowledge?: string | undefined; readonly article?: string | undefined };

function chosenKnowledge(caller: Caller, { knowledge, article }: Choice): Promise<KnowledgeRead> {
  if (article !== undefined) return readArticle(article);
  return knowledge === undefined ? configuredKnowledge(caller) : readKnowledgeFile(knowledge);
}

function json(answerer: Answerer, question: string): string {
  const start = performance.now();
  const answer = answerer.answer(question);
  return JSON.stringify(answerJson(question, answer, performance.now() - start));
}

function text(answerer: Answerer, question: string): string {
  return `${plainText(word(answerer.answer(question)))}\n`;
}

function explanation(answerer: Answerer, question: string): string {
  return `${explanationText(answerer.explain(question))}\n`;
}
