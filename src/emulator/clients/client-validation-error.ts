/** What Discord's own client would not have let a person do: nothing reached the bot. Lists every reason at once. */
export class ClientValidationError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join(' '));
    this.name = 'ClientValidationError';
    this.problems = problems;
  }
}

/** Throws if there are reasons to. */
export function throwIfInvalid(problems: readonly string[]): void {
  if (problems.length > 0) throw new ClientValidationError(problems);
}
