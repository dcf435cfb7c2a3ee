import { z } from 'zod';

/** One question of an examination and what a right answer to it is. */
const questionSchema = z.object({
  q: z.string(),
  kind: z.enum(['answerable', 'unanswerable', 'false-premise', 'offtopic']),
  /** Verbatim parts of the source, any of which justifies an answer; none where nothing does. */
  gold: z.array(z.string()).default([]),
  /** Whether it is misspelt on purpose or in chat spelling. */
  typo: z.boolean().default(false),
});

export type EvaluationQuestion = z.output<typeof questionSchema>;
export type QuestionKind = EvaluationQuestion['kind'];

/** Reads one JSON object a line; empty lines are passed over. A bad line is named by its number. */
export function parseQuestions(text: string): { questions: EvaluationQuestion[] } | { problems: string[] } {
  const lines = text.split('\n').map((line, index) => ({ line: line.trim(), number: index + 1 }));
  const parsedLines = lines.filter(({ line }) => line !== '').map(({ line, number }) => parseLine(line, number));
  const problems = parsedLines.flatMap((parsed) => (typeof parsed === 'string' ? [parsed] : []));
  return problems.length > 0
    ? { problems }
    : { questions: parsedLines.flatMap((parsed) => (typeof parsed === 'string' ? [] : [parsed])) };
}

function parseLine(line: string, number: number): EvaluationQuestion | string {
  try {
    const parsed = questionSchema.safeParse(JSON.parse(line));
    if (parsed.success) return parsed.data;
    return `line ${number}: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`;
  } catch {
    return `line ${number}: this is not a JSON object`;
  }
}
