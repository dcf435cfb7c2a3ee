import { z } from 'zod';
import { isRecord } from '../json.ts';
import { invalidFormBody, type ValidationProblem } from './api-error.ts';

/** Reports a broken rule with Discord's error code. The path is relative to the value that is checked. */
export type ReportIssue = (code: string, message: string, path?: readonly (string | number)[]) => void;

/** A rule that zod has no check for. It runs only on values without other problems. */
export function rule<T>(check: (value: T, report: ReportIssue) => void): z.core.CheckFn<T> {
  return ({ value, issues }) => {
    if (issues.length > 0) return;
    check(value, (code, message, path = []) =>
      issues.push({ code: 'custom', input: value, path: [...path], message, params: { code } }),
    );
  };
}

/** A value of a type that only `test` can check. */
export function custom<T>(
  test: (value: unknown) => value is T,
  code: string,
  describe: (value: unknown) => string,
): z.ZodCustom<T, T> {
  return z.custom<T>(test, { error: ({ input }) => describe(input), params: { code } });
}

/** Minimum and maximum length of a string or an array. Strings count in UTF-16 units, Discord's strictest count. */
export function lengthBetween(min: number, max: number): z.core.CheckFn<{ readonly length: number }> {
  return rule(({ length }, report) => {
    if (length < min || length > max) {
      report('BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
    }
  });
}

/** A string of this many characters. */
export const text = (min: number, max: number) => z.string().check(lengthBetween(min, max));

/** A Discord id: an integer of 64 bits as a string. */
export const snowflake = custom(
  (value): value is string => typeof value === 'string' && /^\d{1,20}$/.test(value),
  'NUMBER_TYPE_COERCE',
  (value) => `Value "${value}" is not snowflake.`,
);

/** An address with one of these schemes. */
export const url = (schemes: readonly string[], max = 2048) =>
  z
    .string()
    .max(max)
    .check(
      rule((value, report) => {
        const scheme = URL.parse(value)?.protocol.slice(0, -1);
        if (scheme === undefined) return report('URL_TYPE_INVALID_URL', 'Not a well formed URL.');
        if (schemes.includes(scheme)) return;
        const known = schemes.map((option) => `'${option}'`).join(', ');
        report('URL_TYPE_INVALID_SCHEME', `Scheme "${scheme}" must be one of (${known}).`);
      }),
    );

/** Parses a request body or a part of it. Throws ApiError 50035 with every problem. */
export type BodyParser = <T>(body: unknown, schema: z.ZodType<T>) => T;

/**
 * A parser that also reports unknown fields of strict schemas. Discord ignores unknown fields; here they are a mistake in
 * the bot or a gap in the emulator.
 */
export function createBodyParser(reportProblem: (text: string) => void): BodyParser {
  return (body, schema) => {
    const result = schema.safeParse(body ?? {}, { reportInput: true });
    if (result.success) return result.data;
    const unknownFields = result.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys' ? issue.keys : [],
    );
    for (const name of unknownFields) {
      reportProblem(`The emulator does not support the request field "${name}".`);
    }
    throw invalidFormBody(result.error.issues.flatMap(toProblems));
  };
}

/**
 * The body without null values below its top level, where Discord treats null as absent. At the top level of a message,
 * null removes a field.
 */
export function stripNestedNulls(body: unknown): unknown {
  if (!isRecord(body)) return body;
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, stripNulls(value)]));
}

function stripNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stripNulls);
  if (!isRecord(value)) return value;
  const present = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(present.map(([name, inner]) => [name, stripNulls(inner)]));
}

function toProblems(issue: z.core.$ZodIssue): ValidationProblem[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    const message = 'Unknown field.';
    return issue.keys.map((name) => ({ path: [...path, name], code: 'EMULATOR_UNKNOWN_FIELD', message }));
  }
  const lastBranch = issue.code === 'invalid_union' ? issue.errors.at(-1) : undefined;
  if (lastBranch) return lastBranch.flatMap((inner) => toProblems({ ...inner, path: [...issue.path, ...inner.path] }));
  const [code, message] = describeIssue(issue);
  return [{ path, code, message }];
}

type CodeAndMessage = readonly [code: string, message: string];

/** Discord's code and message for a value that is not of this type. */
const typeErrors: Readonly<Record<string, CodeAndMessage>> = {
  string: ['STRING_TYPE_CONVERT', 'Could not interpret value as string.'],
  boolean: ['BOOLEAN_TYPE_CONVERT', 'Must be either true or false.'],
  array: ['LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType'],
  object: ['MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a DictType'],
  record: ['MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a DictType'],
};

/** Discord's code and message for each issue code of zod. */
function describeIssue(issue: z.core.$ZodIssue): CodeAndMessage {
  if (issue.input === undefined) return ['BASE_TYPE_REQUIRED', 'This field is required'];
  switch (issue.code) {
    case 'invalid_type':
      if (issue.expected === 'number') return ['NUMBER_TYPE_COERCE', `Value "${issue.input}" is not a number.`];
      if (issue.expected === 'int') return ['NUMBER_TYPE_COERCE', `Value "${issue.input}" is not int.`];
      return typeErrors[issue.expected] ?? ['BASE_TYPE_CONVERT', issue.message];
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? ['NUMBER_TYPE_MIN', `Value should be greater than or equal to ${issue.minimum}.`]
        : ['BASE_TYPE_MIN_LENGTH', `Must be ${issue.minimum} or more in length.`];
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int'
        ? ['NUMBER_TYPE_MAX', `Value should be less than or equal to ${issue.maximum}.`]
        : ['BASE_TYPE_MAX_LENGTH', `Must be ${issue.maximum} or fewer in length.`];
    case 'invalid_format':
      return ['STRING_TYPE_REGEX', 'String value did not match validation regex.'];
    case 'invalid_value':
      return ['BASE_TYPE_CHOICES', `Value must be one of {${issue.values.join(', ')}}.`];
    case 'invalid_union':
      return ['UNION_TYPE_CHOICES', unionMessage(issue)];
    case 'invalid_key':
      return issue.issues[0] ? describeIssue(issue.issues[0]) : ['BASE_TYPE_CHOICES', issue.message];
    case 'custom':
      return [String(issue.params?.code), issue.message];
    default:
      return ['BASE_TYPE_CONVERT', issue.message];
  }
}

function unionMessage(issue: z.core.$ZodIssueInvalidUnion): string {
  const options = 'options' in issue ? (issue.options ?? []) : [];
  return `Value of field "${issue.discriminator}" must be one of (${options.join(', ')}).`;
}
