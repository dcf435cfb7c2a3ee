import { type Guard, startValidation } from '../schema/guard.ts';
import { type InferGuard, isRecord, object, unknownFields } from '../schema/objects.ts';
import { invalidFormBody } from './api-error.ts';

type Shape = Parameters<typeof object>[0];

/** Reads a body or a part of one; `under` is where the part stands, such as `data`. Throws ApiError 50035. */
export type BodyParser = <const S extends Shape>(
  body: unknown,
  fields: S,
  parentKey?: string,
) => InferGuard<ReturnType<typeof object<S>>>;

/**
 * A reader that refuses fields that the shape does not have, and reports them as a problem too. Discord lets them pass;
 * here they are either a slip of the bot or something that this Discord lacks, and both should be known.
 */
export function createBodyParser(reportProblem: (text: string) => void): BodyParser {
  return (body, shape, parentKey) =>
    parseValue(
      body ?? {},
      rejectUnknownFields(object(shape), () => shape, reportProblem),
      parentKey,
    );
}

/** Holds a guard to the fields of a shape, in the way of {@link createBodyParser}. */
export function rejectUnknownFields<T>(
  guard: Guard<T>,
  fieldsFor: (value: unknown) => Shape,
  reportProblem: (text: string) => void,
): Guard<T> {
  return (value, context): value is T => {
    const unknownNames = unknownFields(value, fieldsFor(value));
    for (const name of unknownNames) {
      reportProblem(`The field "${name}" of a request is not among those that this Discord knows.`);
      context.at(name).addProblem('EMULATOR_UNKNOWN_FIELD', 'This field is not known.');
    }
    return guard(value, context) && unknownNames.length === 0;
  };
}

/** The value, if the guard vouches for it. Throws ApiError 50035 with all that is wrong. */
export function parseValue<T>(value: unknown, guard: Guard<T>, parentKey?: string): T {
  const { context, problems } = startValidation();
  if (!guard(value, parentKey === undefined ? context : context.at(parentKey))) throw invalidFormBody(problems);
  return value;
}

/**
 * The same, without fields that are null below the top: Discord takes null for absent there, while at the top of a
 * message it means to take something away.
 */
export function stripNestedNulls(body: unknown): unknown {
  if (!isRecord(body)) return body;
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, stripNulls(value)]));
}

function stripNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stripNulls);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([name, inner]) => [name, stripNulls(inner)]),
  );
}
