/** A problem of a knowledge file: what is wrong, where, and what to do. */
export type Problem = {
  /** Counted from 1; absent for a problem of the whole file. */
  readonly line?: number;
  /** Counted from 1. */
  readonly column?: number;
  readonly message: string;
};

export type FileProblem = Problem & { readonly file: string };

/** “12:5 Fact …”, or only the message without a position. */
export function formatProblem({ line, column, message }: Problem): string {
  return line === undefined ? message : `${line}:${column ?? 1} ${message}`;
}

/** “incident.yaml:12:5 Fact …”, or “incident.yaml: The file …” without a position. */
export function formatFileProblem(file: string, problem: Problem): string {
  return `${file}:${problem.line === undefined ? ' ' : ''}${formatProblem(problem)}`;
}

/** Sorts into reading order. Problems of the whole file come first. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}

/** Shortens text of the file in a message, in UTF-16 code units. */
export function truncate(text: string, maxLength = 120): string {
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}
