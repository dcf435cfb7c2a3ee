import { type Guard, openForm } from '../guards/form.ts';
import { fields, type Guarded, isRecord, unknownFields } from '../guards/objects.ts';
import { invalidForm } from './api-error.ts';

type Shape = Parameters<typeof fields>[0];

/** Reads a body or a part of one; `under` is where the part stands, such as `data`. Throws ApiError 50035. */
export type FormReader = <const S extends Shape>(
  body: unknown,
  shape: S,
  under?: string,
) => Guarded<ReturnType<typeof fields<S>>>;

/**
 * A reader that refuses fields that the shape does not have, and reports them as a problem too. Discord lets them pass;
 * here they are either a slip of the bot or something that this Discord lacks, and both should be known.
 */
export function openFormReader(problem: (text: string) => void): FormReader {
  return (body, shape, under) =>
    readValue(
      body ?? {},
      onlyKnown(fields(shape), () => shape, problem),
      under,
    );
}

/** Holds a guard to the fields of a shape, in the way of {@link openFormReader}. */
export function onlyKnown<T>(
  guard: Guard<T>,
  shapeFor: (value: unknown) => Shape,
  problem: (text: string) => void,
): Guard<T> {
  return (value, place): value is T => {
    const strange = unknownFields(value, shapeFor(value));
    for (const name of strange) {
      problem(`The field "${name}" of a request is not among those that this Discord knows.`);
      place.at(name).refuse('PREVIEW_UNKNOWN_FIELD', 'This field is not known.');
    }
    return guard(value, place) && strange.length === 0;
  };
}

/** The value, if the guard vouches for it. Throws ApiError 50035 with all that is wrong. */
export function readValue<T>(value: unknown, guard: Guard<T>, under?: string): T {
  const { place, problems } = openForm();
  if (!guard(value, under === undefined ? place : place.at(under))) throw invalidForm(problems);
  return value;
}

/**
 * The same, without fields that are null below the top: Discord takes null for absent there, while at the top of a
 * message it means to take something away.
 */
export function withoutNullsInside(body: unknown): unknown {
  if (!isRecord(body)) return body;
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, withoutNulls(value)]));
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([name, inner]) => [name, withoutNulls(inner)]),
  );
}
