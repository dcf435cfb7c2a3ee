import { createInterface } from 'node:readline';
import { defineCommand } from 'citty';
import { reservedNames } from '../../commands/index.ts';
import { type Answerer, openAnswerer } from '../answering/answerer.ts';
import { loadEnvironment, readConfig } from '../config.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { problemLine } from '../knowledge/problem.ts';
import { readKnowledgeFolder } from '../moderation/knowledge-folder.ts';
import { answerJson } from '../rendering/json.ts';
import { plainText } from '../rendering/plain-text.ts';
import { word } from '../rendering/wording.ts';
import { readKnowledgeFile } from './knowledge-file.ts';
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
    knowledge: { type: 'string', valueHint: 'FILE', description: 'Answer from this knowledge file' },
  },
  async run({ args }) {
    const read = await chosenKnowledge(args.knowledge);
    if ('problems' in read) return fail(read.problems);
    const answerer = openAnswerer(read.knowledge);
    const write = args.json ? writeJson : writeText;
    const question = args._.join(' ');
    if (question !== '') return write(answerer, question);
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }))
      write(answerer, line);
  },
});

async function chosenKnowledge(
  file: string | undefined,
): Promise<{ knowledge: Knowledge } | { problems: readonly string[] }> {
  if (file !== undefined) return readKnowledgeFile(file);
  const settings = readConfig(loadEnvironment());
  if ('problems' in settings) return settings;
  const { KNOWLEDGE_DIR: directory, INCIDENT: incident } = settings.config;
  const read = await readKnowledgeFolder({ directory, incident, reserved: reservedNames });
  return 'knowledge' in read
    ? read
    : { problems: read.problems.map((problem) => `${problem.file}:${problemLine(problem)}`) };
}

function writeJson(answerer: Answerer, question: string): void {
  const start = performance.now();
  const answer = answerer.answer(question);
  print(JSON.stringify(answerJson(question, answer, performance.now() - start)));
}

function writeText(answerer: Answerer, question: string): void {
  print(`${plainText(word(answerer.answer(question)))}\n`);
}
