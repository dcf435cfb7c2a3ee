import type { z } from 'zod';
import { assemble, toSource } from './assemble.ts';
import { findFaults } from './checks.ts';
import { type LocatedData, readDocument } from './document.ts';
import type { Knowledge } from './knowledge.ts';
import { inReadingOrder, type Problem } from './problem.ts';
import { fileSchema } from './schema.ts';

/** Either knowledge that holds in every part, or every problem of the file at once, in reading order. */
export type Parsed = { readonly knowledge: Knowledge } | { readonly problems: readonly Problem[] };

/** `reserved`: command names that no fact may take, since the bot has commands of its own. */
export type ParseOptions = { readonly reserved?: readonly string[] };

/**
 * The one way by which a knowledge file comes in: start, reload, upload, tests and `npm run verify` all pass here.
 * Never throws, whatever the text. Bytes must be UTF-8.
 */
export function parseKnowledge(input: string | Uint8Array, { reserved = [] }: ParseOptions = {}): Parsed {
  const located = readDocument(input);
  if ('problems' in located) return located;
  const shaped = fileSchema.safeParse(located.data);
  if (!shaped.success)
    return { problems: inReadingOrder(shaped.error.issues.flatMap((issue) => shapeProblems(issue, located))) };
  const sources = shaped.data.sources.map(toSource);
  const faults = findFaults(shaped.data, sources, reserved);
  if (faults.length === 0) return { knowledge: assemble(shaped.data, sources) };
  return { problems: inReadingOrder(faults.map(({ path, message }) => ({ ...located.place(path), message }))) };
}

function shapeProblems(issue: z.core.$ZodIssue, located: LocatedData): Problem[] {
  const place = located.place(issue.path);
  const where = issue.path.length === 0 ? 'The file' : `“${issue.path.map(String).join('.')}”`;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      ...located.place([...issue.path, key]),
      message: `${where} has no “${key}”; correct its spelling or remove it.`,
    }));
  }
  return [{ ...place, message: `${where}: ${shapeAdvice(issue)}.` }];
}

function shapeAdvice(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.includes('received undefined')
        ? `is missing; add it (${issue.expected})`
        : `must be ${article(issue.expected)}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_union':
      return 'must be a text, or a text with said-by';
    case 'too_big':
    case 'too_small':
      return issue.message.startsWith('Too')
        ? `must have ${issue.code === 'too_big' ? `at most ${issue.maximum}` : `at least ${issue.minimum}`} items`
        : issue.message;
    default:
      return issue.message;
  }
}

function article(expected: string): string {
  const plain: Record<string, string> = { array: 'a list', object: 'a group of names with values', string: 'a text' };
  return plain[expected] ?? `a ${expected}`;
}
