import { z } from 'zod';

/** One question of an examination and what a right answer to it is. */
const question = z.object({
  q: z.string(),
  kind: z.enum(['answerable', 'unanswerable', 'false-premise', 'offtopic']),
  /** Verbatim parts of the source, any of which justifies an answer; none where nothing does. */
  gold: z.array(z.string()).default([]),
  /** Whether it is misspelt on purpose or in chat spelling. */
  typo: z.boolean().default(false),
});

export type Question = z.output<typeof question>;
export type Kind = Question['kind'];

/** Reads one JSON object a line; empty lines are passed over. A bad line is named by its number. */
export function readQuestions(text: string): { questions: Question[] } | { problems: string[] } {
  const lines = text.split('\n').map((line, index) => ({ line: line.trim(), number: index + 1 }));
  const read = lines.filter(({ line }) => line !== '').map(({ line, number }) => readLine(line, number));
  const problems = read.flatMap((one) => (typeof one === 'string' ? [one] : []));
  return problems.length > 0
    ? { problems }
    : { questions: read.flatMap((one) => (typeof one === 'string' ? [] : [one])) };
}

function readLine(line: string, number: number): Question | string {
  try {
    const parsed = question.safeParse(JSON.parse(line));
    if (parsed.success) return parsed.data;
    return `line ${number}: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`;
  } catch {
    return `line ${number}: this is not a JSON object`;
  }
}
