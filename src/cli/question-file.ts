import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { unreadableFileMessage } from './article-file.ts';
import { type EvaluationQuestion, parseQuestions } from './evaluation/questions.ts';

/** The evaluation questions in this repository, and the incident that they are about. */
export const bundledQuestions = {
  incidentId: 'walthamstow-shooting',
  file: fileURLToPath(new URL('../../test/questions.jsonl', import.meta.url)),
  /** The file name in messages. */
  name: 'test/questions.jsonl',
} as const;

/** Questions, or the problems of their file, shown after its name. */
export type ReadQuestionsResult =
  | { readonly questions: readonly EvaluationQuestion[] }
  | { readonly problems: readonly string[] };

export async function readQuestionFile(file: string): Promise<ReadQuestionsResult> {
  try {
    return parseQuestions(await readFile(file, 'utf8'));
  } catch {
    return { problems: [unreadableFileMessage] };
  }
}

/** The questions of each incident that a preview compares, in addition to recent questions of the server. */
export async function loadBundledQuestions(
  log: Pick<Logger, 'error'>,
): Promise<(incident: string) => readonly string[]> {
  const { incidentId, file, name } = bundledQuestions;
  const read = await readQuestionFile(file);
  if ('problems' in read) {
    log.error({ file: name, problems: read.problems }, 'bundled questions cannot be used');
    return () => [];
  }
  const questions = read.questions.map(({ q }) => q);
  return (requestedId) => (requestedId === incidentId ? questions : []);
}
