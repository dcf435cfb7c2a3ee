/** What Discord's own client would not have let a person do: nothing reached the bot. Lists every reason at once. */
export class ClientRefusal extends Error {
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    super(reasons.join(' '));
    this.name = 'ClientRefusal';
    this.reasons = reasons;
  }
}

/** Throws if there are reasons to. */
export function refuseIf(reasons: readonly string[]): void {
  if (reasons.length > 0) throw new ClientRefusal(reasons);
}
