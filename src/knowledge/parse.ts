import type { z } from 'zod';
import { assemble, toSource } from './assemble.ts';
import { findFaults } from './checks.ts';
import { type LocatedData, readDocument } from './document.ts';
import type { Knowledge } from './knowledge.ts';
import { brief, inReadingOrder, type Problem } from './problem.ts';
import { openQuotes } from './quotes.ts';
import { fileSchema, type KnowledgeFile } from './schema.ts';
import { soundPart } from './sound-part.ts';

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
  if (!shaped.success) return { problems: listed(misshapen(shaped.error.issues, located, reserved)) };
  const { sources, find, faults } = check(shaped.data, reserved);
  if (faults.length === 0) return { knowledge: assemble(shaped.data, sources, find) };
  return { problems: listed(faults.map(({ path, message }) => ({ ...located.place(path), message }))) };
}

function check(file: KnowledgeFile, reserved: readonly string[]) {
  const sources = file.sources.map(toSource);
  const find = openQuotes(sources);
  return { sources, find, faults: findFaults(file, find, reserved) };
}

/** More problems than this are one accident; the rest is counted. */
const mostProblems = 1000;

function listed(problems: readonly Problem[]): Problem[] {
  const sorted = inReadingOrder(problems);
  const more = sorted.length - mostProblems;
  return more > 0 ? [...sorted.slice(0, mostProblems), { message: `And ${more} more problems.` }] : sorted;
}

/** The faults of the shape, and those of the parts that have their shape. */
function misshapen(issues: readonly Issue[], located: LocatedData, reserved: readonly string[]): Problem[] {
  const problems = issues.slice(0, mostProblems).flatMap((issue) => shapeProblems(issue, located));
  const sound = soundPart(located.data, issues);
  const faults = sound ? check(sound.file, reserved).faults : [];
  return [
    ...problems,
    ...faults.map(({ path, message }) => ({ ...located.place(sound?.inFile(path) ?? path), message })),
  ];
}

type Issue = z.core.$ZodIssue;

/** More unknown names than this in one place are one accident. */
const mostNames = 20;

function shapeProblems(issue: Issue, located: LocatedData): Problem[] {
  const place = located.place(issue.path);
  const where = issue.path.length === 0 ? 'The file' : `“${issue.path.map(String).join('.')}”`;
  if (issue.code !== 'unrecognized_keys') return [{ ...place, message: `${where}: ${shapeAdvice(issue)}.` }];
  const names = issue.keys.slice(0, mostNames).map((key) => ({
    ...located.placeOfName([...issue.path, key]),
    message: `${where} has no “${brief(key)}”; correct its spelling or remove it.`,
  }));
  const more = issue.keys.length - mostNames;
  return more > 0
    ? [...names, { ...place, message: `${where} has ${more} more names that do not belong there.` }]
    : names;
}

function shapeAdvice(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.includes('received undefined')
        ? `is missing; add it (${article(issue.expected)})`
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
