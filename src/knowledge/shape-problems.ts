import type { z } from 'zod';
import { type Problem, truncate } from './problem.ts';
import type { YamlDocument } from './yaml-document.ts';

export type ShapeIssue = z.core.$ZodIssue;

/** Reports only this many unknown keys of one group. */
const maxUnknownKeys = 20;

/** The problems of a value that does not match the schema. */
export function shapeProblems(issue: ShapeIssue, document: YamlDocument): Problem[] {
  const position = document.positionOf(issue.path);
  if (issue.code !== 'unrecognized_keys') {
    const { owner, key } = describePath(issue.path, document.data);
    return [{ ...position, message: `${owner}${key === '' ? '' : `: “${key}”`} ${describeIssue(issue)}.` }];
  }
  const { owner, key } = describePath(issue.path, document.data);
  const label = key === '' ? owner : `${owner}: “${key}”`;
  const problems = issue.keys.slice(0, maxUnknownKeys).map((unknownKey) => ({
    ...document.keyPositionOf([...issue.path, unknownKey]),
    message: `${label} has an unknown key “${truncate(unknownKey)}”; correct its spelling or remove it.`,
  }));
  const hiddenCount = issue.keys.length - maxUnknownKeys;
  return hiddenCount > 0
    ? [...problems, { ...position, message: `${label} has ${hiddenCount} more unknown keys.` }]
    : problems;
}

/** Names of one item of each list. */
const itemNames: Readonly<Record<string, string>> = {
  sources: 'Source',
  speakers: 'Speaker',
  facts: 'Fact',
  'not-stated': 'Not-stated entry',
  synonyms: 'Synonym group',
  'support-notices': 'Support notice',
};

/** `['facts', 1, 'time', 'sort']` is the key “time.sort” of “Fact “engines””. An item without an id has its number. */
function describePath(path: readonly PropertyKey[], data: unknown): { readonly owner: string; readonly key: string } {
  const [list, index, ...rest] = path;
  const itemName = typeof list === 'string' ? itemNames[list] : undefined;
  if (itemName === undefined || typeof index !== 'number')
    return { owner: 'The file', key: path.map(String).join('.') };
  const id = idAt(data, list, index);
  return { owner: `${itemName} ${id === undefined ? index + 1 : `“${id}”`}`, key: rest.map(String).join('.') };
}

function idAt(data: unknown, ...path: readonly (PropertyKey | undefined)[]): string | undefined {
  const id = [...path, 'id'].reduce(
    (value: unknown, key) => (isRecord(value) && key !== undefined ? value[key] : undefined),
    data,
  );
  return typeof id === 'string' && id !== '' ? truncate(id, 30) : undefined;
}

function isRecord(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Completes a sentence that begins with the name of the value. */
function describeIssue(issue: ShapeIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.includes('received undefined')
        ? `is missing; add ${describeType(issue.expected)}`
        : `must be ${describeType(issue.expected)}`;
    case 'invalid_value':
      return `must be ${issue.values.map((value) => `“${String(value)}”`).join(' or ')}`;
    case 'invalid_union':
      return 'must be text, or text with “said-by”';
    case 'too_big':
    case 'too_small':
      // The schema has its own messages for the length of a text.
      return issue.message.startsWith('Too')
        ? `must have ${issue.code === 'too_big' ? `at most ${issue.maximum}` : `at least ${issue.minimum}`} items`
        : issue.message;
    default:
      return issue.message;
  }
}

const typeNames: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'a group of “key: value” lines',
  string: 'text',
  boolean: 'true or false',
};

function describeType(expected: string): string {
  return typeNames[expected] ?? `a ${expected}`;
}
