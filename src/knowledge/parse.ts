import type { z } from 'zod';
import { buildKnowledge, toSource } from './build-knowledge.ts';
import type { Knowledge } from './knowledge.ts';
import { type Problem, sortProblems, truncate } from './problem.ts';
import { createQuoteFinder } from './quotes.ts';
import { type KnowledgeFile, knowledgeFileSchema } from './schema.ts';
import { validSubset } from './valid-subset.ts';
import { validateFile } from './validate.ts';
import { readYaml, type YamlDocument } from './yaml-document.ts';

/** Either knowledge that holds in every part, or every problem of the file at once, in reading order. */
export type ParseResult = { readonly knowledge: Knowledge } | { readonly problems: readonly Problem[] };

/** `reserved`: command names that no fact may take, since the bot has commands of its own. */
export type ParseOptions = { readonly reservedNames?: readonly string[] };

/**
 * The one way by which a knowledge file comes in: start, reload, upload, tests and `npm run verify` all pass here.
 * Never throws, whatever the text. Bytes must be UTF-8.
 */
export function parseKnowledge(input: string | Uint8Array, { reservedNames = [] }: ParseOptions = {}): ParseResult {
  const document = readYaml(input);
  if ('problems' in document) return document;
  const { data, oldKeyProblems } = document;
  const parsed = knowledgeFileSchema.safeParse(data);
  if (!parsed.success) {
    const shapeProblems = collectShapeProblems(parsed.error.issues, document, reservedNames);
    return { problems: limitProblems([...oldKeyProblems, ...shapeProblems]) };
  }
  const { sources, findQuote, issues } = validateContent(parsed.data, reservedNames);
  const problems = [
    ...oldKeyProblems,
    ...issues.map(({ path, message }) => ({ ...document.positionOf(path), message })),
  ];
  if (problems.length > 0) return { problems: limitProblems(problems) };
  return { knowledge: buildKnowledge(parsed.data, sources, findQuote) };
}

function validateContent(file: KnowledgeFile, reservedNames: readonly string[]) {
  const sources = file.sources.map(toSource);
  const findQuote = createQuoteFinder(sources);
  return { sources, findQuote, issues: validateFile(file, findQuote, reservedNames) };
}

/** More problems than this are one accident; the rest is counted. */
const maxProblems = 1000;

function limitProblems(problems: readonly Problem[]): Problem[] {
  const sorted = sortProblems(problems);
  const hiddenCount = sorted.length - maxProblems;
  return hiddenCount > 0 ? [...sorted.slice(0, maxProblems), { message: `And ${hiddenCount} more problems.` }] : sorted;
}

/** The faults of the shape, and those of the parts that have their shape. */
function collectShapeProblems(
  issues: readonly Issue[],
  document: YamlDocument,
  reservedNames: readonly string[],
): Problem[] {
  const problems = issues.slice(0, maxProblems).flatMap((issue) => shapeProblems(issue, document));
  const subset = validSubset(document.data, issues);
  const contentIssues = subset ? validateContent(subset.file, reservedNames).issues : [];
  return [
    ...problems,
    ...contentIssues.map(({ path, message }) => ({
      ...document.positionOf(subset?.toFilePath(path) ?? path),
      message,
    })),
  ];
}

type Issue = z.core.$ZodIssue;

/** More unknown names than this in one place are one accident. */
const maxUnknownNames = 20;

function shapeProblems(issue: Issue, document: YamlDocument): Problem[] {
  const position = document.positionOf(issue.path);
  const pathLabel = issue.path.length === 0 ? 'The file' : `“${issue.path.map(String).join('.')}”`;
  if (issue.code !== 'unrecognized_keys') return [{ ...position, message: `${pathLabel}: ${describeIssue(issue)}.` }];
  const nameProblems = issue.keys.slice(0, maxUnknownNames).map((key) => ({
    ...document.keyPositionOf([...issue.path, key]),
    message: `${pathLabel} has no “${truncate(key)}”; correct its spelling or remove it.`,
  }));
  const hiddenCount = issue.keys.length - maxUnknownNames;
  return hiddenCount > 0
    ? [
        ...nameProblems,
        { ...position, message: `${pathLabel} has ${hiddenCount} more names that do not belong there.` },
      ]
    : nameProblems;
}

function describeIssue(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.includes('received undefined')
        ? `is missing; add it (${withArticle(issue.expected)})`
        : `must be ${withArticle(issue.expected)}`;
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

function withArticle(expected: string): string {
  const typeLabels: Record<string, string> = {
    array: 'a list',
    object: 'a group of names with values',
    string: 'a text',
  };
  return typeLabels[expected] ?? `a ${expected}`;
}
