import { createInterface } from 'node:readline';
import { defineCommand } from 'citty';
import { type Answerer, openAnswerer } from '../answering/answerer.ts';
import { explanationText } from '../rendering/explanation.ts';
import { answerJson } from '../rendering/json.ts';
import { plainText } from '../rendering/plain-text.ts';
import { word } from '../rendering/wording.ts';
import { configuredKnowledge, type KnowledgeRead, readArticle, readKnowledgeFile } from './knowledge-file.ts';
import { fail, print } from './output.ts';

export const askCommand = defineCommand({
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
    const read = await chosenKnowledge(args);
    if ('problems' in read) return fail(read.problems);
    const answerer = openAnswerer(read.knowledge);
    const write = args.json ? writeJson : args.explain ? writeExplanation : writeText;
    const question = args._.join(' ');
    if (question !== '') return write(answerer, question);
    if (process.stdin.isTTY) process.stderr.write('Ask a question a line, and end with Ctrl+D.\n');
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }))
      write(answerer, line);
  },
});

type Choice = { readonly knowledge?: string | undefined; readonly article?: string | undefined };

function chosenKnowledge({ knowledge, article }: Choice): Promise<KnowledgeRead> {
  if (article !== undefined) return readArticle(article);
  return knowledge === undefined ? configuredKnowledge() : readKnowledgeFile(knowledge);
}

function writeJson(answerer: Answerer, question: string): void {
  const start = performance.now();
  const answer = answerer.answer(question);
  print(JSON.stringify(answerJson(question, answer, performance.now() - start)));
}

function writeText(answerer: Answerer, question: string): void {
  print(`${plainText(word(answerer.answer(question)))}\n`);
}

function writeExplanation(answerer: Answerer, question: string): void {
  print(`${explanationText(answerer.explain(question))}\n`);
}
