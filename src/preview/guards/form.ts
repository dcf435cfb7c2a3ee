/** One thing wrong with a form: where it is, Discord's code for the fault, and its words. */
export type FormProblem = { readonly path: readonly string[]; readonly code: string; readonly message: string };

/** A spot in a form that can be refused. Every refusal is collected, so that the sender learns of all faults at once. */
export type Place = {
  at(key: string | number): Place;
  /** Notes the problem; false, so that a guard can return it. */
  refuse(code: string, message: string): false;
};

/** Tells whether an unknown value is a T and notes on the place why it is not. */
export type Guard<T> = (value: unknown, place: Place) => value is T;

/** The top of a form, and the list into which its problems are written. */
export function openForm(): { place: Place; problems: FormProblem[] } {
  const problems: FormProblem[] = [];
  const placeAt = (path: readonly string[]): Place => ({
    at: (key) => placeAt([...path, String(key)]),
    refuse(code, message) {
      problems.push({ path, code, message });
      return false;
    },
  });
  return { place: placeAt([]), problems };
}

/** Also holds the value to a rule across its fields. The rule is asked only where every field is sound. */
export function withRule<T>(guard: Guard<T>, rule: (value: T, place: Place) => boolean): Guard<T> {
  return (value, place): value is T => guard(value, place) && rule(value, place);
}
