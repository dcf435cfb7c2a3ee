import { z } from 'zod';

/** A question with its expected result. */
const questionSchema = z.object({
  q: z.string(),
  kind: z.enum(['answerable', 'unanswerable', 'false-premise', 'offtopic']),
  /** Exact parts of the source, each of which supports the answer; empty if there is no answer. */
  gold: z.array(z.string()).default([]),
  /** Whether it is misspelt on purpose, or in chat spelling. */
  typo: z.boolean().default(false),
});

export type EvaluationQuestion = z.output<typeof questionSchema>;
export type QuestionKind = EvaluationQuestion['kind'];

/** Reads one JSON object per line and skips empty lines. A problem names the line. */
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
    const wrongKeys = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
    return `line ${number}: ${wrongKeys === '' ? 'this is not a JSON object' : `missing or not valid: ${wrongKeys}`}`;
  } catch {
    return `line ${number}: this is not a JSON object`;
  }
}
