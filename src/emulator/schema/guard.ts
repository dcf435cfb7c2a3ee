/** One thing wrong with a form: where it is, Discord's code for the fault, and its words. */
export type ValidationProblem = { readonly path: readonly string[]; readonly code: string; readonly message: string };

/** A spot in a form that can be refused. Every refusal is collected, so that the sender learns of all faults at once. */
export type ValidationContext = {
  at(key: string | number): ValidationContext;
  /** Notes the problem; false, so that a guard can return it. */
  addProblem(code: string, message: string): false;
};

/** Tells whether an unknown value is a T and notes on the place why it is not. */
export type Guard<T> = (value: unknown, context: ValidationContext) => value is T;

/** The top of a form, and the list into which its problems are written. */
export function startValidation(): { context: ValidationContext; problems: ValidationProblem[] } {
  const problems: ValidationProblem[] = [];
  const contextAt = (path: readonly string[]): ValidationContext => ({
    at: (key) => contextAt([...path, String(key)]),
    addProblem(code, message) {
      problems.push({ path, code, message });
      return false;
    },
  });
  return { context: contextAt([]), problems };
}

/** Also holds the value to a rule across its fields. The rule is asked only where every field is sound. */
export function refine<T>(guard: Guard<T>, rule: (value: T, context: ValidationContext) => boolean): Guard<T> {
  return (value, context): value is T => guard(value, context) && rule(value, context);
}
