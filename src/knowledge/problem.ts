/** What is wrong with a knowledge file, where, and what to do about it. */
export type Problem = {
  /** Counted from 1; absent where the fault is of the whole file. */
  readonly line?: number;
  /** Counted from 1. */
  readonly column?: number;
  readonly message: string;
};

/** A problem and the name of its file. */
export type FileProblem = Problem & { readonly file: string };

/** "12:5 the fact …", or the bare message where the fault has no place. */
export function formatProblem({ line, column, message }: Problem): string {
  return line === undefined ? message : `${line}:${column ?? 1} ${message}`;
}

/** The same behind the name of its file: "incident.yaml:12:5 the fact …", "incident.yaml: this file …". */
export function formatFileProblem(file: string, problem: Problem): string {
  return `${file}:${problem.line === undefined ? ' ' : ''}${formatProblem(problem)}`;
}

/** In reading order, those of the whole file first. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}

/** Words of a file that a message repeats: they may be as long as the file. */
export function truncate(text: string, maxLength = 120): string {
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}
