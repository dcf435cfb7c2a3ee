import { type Guard, openForm } from './form.ts';

/**
 * A string. Lengths are counted in UTF-16 units, the strictest count: what passes here passes wherever Discord counts
 * code points instead.
 */
export function text({ min = 0, max = Number.POSITIVE_INFINITY, pattern }: TextLimits = {}): Guard<string> {
  return (value, place): value is string => {
    if (typeof value !== 'string') return place.refuse('STRING_TYPE_CONVERT', 'Could not interpret value as string.');
    if (value.length < min || value.length > max) return place.refuse(...lengthProblem(min, max));
    if (pattern && !pattern.test(value)) {
      return place.refuse('STRING_TYPE_REGEX', 'String value did not match validation regex.');
    }
    return true;
  };
}

type TextLimits = { min?: number; max?: number; pattern?: RegExp };

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
  return (value, place): value is number => {
    if (typeof value !== 'number' || (!fractions && !Number.isSafeInteger(value))) {
      return place.refuse('NUMBER_TYPE_COERCE', `Value "${value}" is not ${fractions ? 'a number' : 'int'}.`);
    }
    if (value < min) return place.refuse('NUMBER_TYPE_MIN', `Value should be greater than or equal to ${min}.`);
    return value <= max || place.refuse('NUMBER_TYPE_MAX', `Value should be less than or equal to ${max}.`);
  };
}

/** True or false. */
export const yesOrNo: Guard<boolean> = (value, place): value is boolean =>
  typeof value === 'boolean' || place.refuse('BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');

/** Discord's ids: whole numbers of 64 bits, written as strings. */
export const snowflake: Guard<string> = (value, place): value is string =>
  (typeof value === 'string' && /^\d{1,20}$/.test(value)) ||
  place.refuse('NUMBER_TYPE_COERCE', `Value "${value}" is not snowflake.`);

/** One of a few known values. */
export function oneOf<const T extends string | number | boolean>(...values: readonly T[]): Guard<T> {
  return (value, place): value is T =>
    values.some((known) => known === value) ||
    place.refuse('BASE_TYPE_CHOICES', `Value must be one of {${values.join(', ')}}.`);
}

/** An address with one of these schemes. */
export function address(schemes: readonly string[], max = 2048): Guard<string> {
  return (value, place): value is string => {
    if (!text({ max })(value, place)) return false;
    const scheme = URL.parse(value)?.protocol.slice(0, -1);
    if (scheme === undefined) return place.refuse('URL_TYPE_INVALID_URL', 'Not a well formed URL.');
    const words = `Scheme "${scheme}" must be one of (${schemes.map((known) => `'${known}'`).join(', ')}).`;
    return schemes.includes(scheme) || place.refuse('URL_TYPE_INVALID_SCHEME', words);
  };
}

/** One kind of value or another; the problems named are those of the last. */
export function either<A, B>(first: Guard<A>, second: Guard<B>): Guard<A | B> {
  return (value, place): value is A | B => first(value, openForm().place) || second(value, place);
}

/** A value of the kind, or null. */
export function nullable<T>(guard: Guard<T>): Guard<T | null> {
  return (value, place): value is T | null => value === null || guard(value, place);
}

/** A list of things of one kind. */
export function list<T>(item: Guard<T>, { min = 0, max = Number.POSITIVE_INFINITY } = {}): Guard<T[]> {
  return (value, place): value is T[] => {
    if (!Array.isArray(value)) return place.refuse('LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
    if (value.length < min || value.length > max) return place.refuse(...lengthProblem(min, max));
    return value.map((entry, index) => item(entry, place.at(index))).every(Boolean);
  };
}
