import { type Guard, startValidation } from './guard.ts';

/**
 * A string. Lengths are counted in UTF-16 units, the strictest count: what passes here passes wherever Discord counts
 * code points instead.
 */
export function string({ min = 0, max = Number.POSITIVE_INFINITY, pattern }: StringLimits = {}): Guard<string> {
  return (value, context): value is string => {
    if (typeof value !== 'string')
      return context.addProblem('STRING_TYPE_CONVERT', 'Could not interpret value as string.');
    if (value.length < min || value.length > max) return context.addProblem(...lengthProblem(min, max));
    if (pattern && !pattern.test(value)) {
      return context.addProblem('STRING_TYPE_REGEX', 'String value did not match validation regex.');
    }
    return true;
  };
}

type StringLimits = { min?: number; max?: number; pattern?: RegExp };

function lengthProblem(min: number, max: number): [code: string, message: string] {
  if (max === Number.POSITIVE_INFINITY) {
    return ['BASE_TYPE_MIN_LENGTH', `Must be ${min} or more in length.`];
  }
  return min > 0
    ? ['BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`]
    : ['BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`];
}

/** A number; whole unless `fractions` are allowed. */
export function number({ min = -Infinity, max = Infinity, fractions = false } = {}): Guard<number> {
  return (value, context): value is number => {
    if (typeof value !== 'number' || (!fractions && !Number.isSafeInteger(value))) {
      return context.addProblem('NUMBER_TYPE_COERCE', `Value "${value}" is not ${fractions ? 'a number' : 'int'}.`);
    }
    if (value < min) return context.addProblem('NUMBER_TYPE_MIN', `Value should be greater than or equal to ${min}.`);
    return value <= max || context.addProblem('NUMBER_TYPE_MAX', `Value should be less than or equal to ${max}.`);
  };
}

/** True or false. */
export const boolean: Guard<boolean> = (value, context): value is boolean =>
  typeof value === 'boolean' || context.addProblem('BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');

/** Discord's ids: whole numbers of 64 bits, written as strings. */
export const snowflake: Guard<string> = (value, context): value is string =>
  (typeof value === 'string' && /^\d{1,20}$/.test(value)) ||
  context.addProblem('NUMBER_TYPE_COERCE', `Value "${value}" is not snowflake.`);

/** One of a few known values. */
export function oneOf<const T extends string | number | boolean>(...values: readonly T[]): Guard<T> {
  return (value, context): value is T =>
    values.some((option) => option === value) ||
    context.addProblem('BASE_TYPE_CHOICES', `Value must be one of {${values.join(', ')}}.`);
}

/** An address with one of these schemes. */
export function url(schemes: readonly string[], max = 2048): Guard<string> {
  return (value, context): value is string => {
    if (!string({ max })(value, context)) return false;
    const scheme = URL.parse(value)?.protocol.slice(0, -1);
    if (scheme === undefined) return context.addProblem('URL_TYPE_INVALID_URL', 'Not a well formed URL.');
    const message = `Scheme "${scheme}" must be one of (${schemes.map((option) => `'${option}'`).join(', ')}).`;
    return schemes.includes(scheme) || context.addProblem('URL_TYPE_INVALID_SCHEME', message);
  };
}

/** One kind of value or another; the problems named are those of the last. */
export function union<A, B>(first: Guard<A>, second: Guard<B>): Guard<A | B> {
  return (value, context): value is A | B => first(value, startValidation().context) || second(value, context);
}

/** A value of the kind, or null. */
export function nullable<T>(guard: Guard<T>): Guard<T | null> {
  return (value, context): value is T | null => value === null || guard(value, context);
}

/** A list of things of one kind. */
export function array<T>(item: Guard<T>, { min = 0, max = Number.POSITIVE_INFINITY } = {}): Guard<T[]> {
  return (value, context): value is T[] => {
    if (!Array.isArray(value))
      return context.addProblem('LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
    if (value.length < min || value.length > max) return context.addProblem(...lengthProblem(min, max));
    return value.map((entry, index) => item(entry, context.at(index))).every(Boolean);
  };
}
