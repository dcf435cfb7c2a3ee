/** An action that Discord's own client prevents, with every reason. Nothing was sent to the bot. */
export class ClientValidationError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join(' '));
    this.name = 'ClientValidationError';
    this.problems = problems;
  }
}

export function throwIfInvalid(problems: readonly string[]): void {
  if (problems.length > 0) throw new ClientValidationError(problems);
}
