import { buildKnowledge, toSource } from './build-knowledge.ts';
import { expandIntents } from './intents/expand-intents.ts';
import { loadIntentBank } from './intents/intent-bank.ts';
import type { Knowledge } from './knowledge.ts';
import { type Problem, sortProblems } from './problem.ts';
import { createQuoteFinder } from './quotes.ts';
import { type KnowledgeFile, knowledgeFileSchema } from './schema.ts';
import { type ShapeIssue, shapeProblems } from './shape-problems.ts';
import { validSubset } from './valid-subset.ts';
import { validateFile } from './validate.ts';
import { readYaml, type YamlDocument } from './yaml-document.ts';

/** Valid knowledge, or every problem of the file in reading order. */
export type ParseResult = { readonly knowledge: Knowledge } | { readonly problems: readonly Problem[] };

/** `reservedNames`: the bot's own commands, which no fact may use. */
export type ParseOptions = { readonly reservedNames?: readonly string[] };

/** Parses a knowledge file from any origin: folder, upload or shell. Bytes must be UTF-8. Never throws. */
export function parseKnowledge(input: string | Uint8Array, { reservedNames = [] }: ParseOptions = {}): ParseResult {
  const document = readYaml(input);
  if ('problems' in document) return document;
  const { oldKeyProblems } = document;
  const parsed = knowledgeFileSchema.safeParse(expandIntents(document.data, loadIntentBank));
  if (!parsed.success) {
    const problems = collectShapeProblems(parsed.error.issues, document, reservedNames);
    return { problems: limitProblems([...oldKeyProblems, ...problems]) };
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

const maxProblems = 1000;

function limitProblems(problems: readonly Problem[]): Problem[] {
  const sorted = sortProblems(problems);
  const hiddenCount = sorted.length - maxProblems;
  return hiddenCount > 0 ? [...sorted.slice(0, maxProblems), { message: `And ${hiddenCount} more problems.` }] : sorted;
}

/** Problems of the shape, and the other problems of those parts that have the right shape. */
function collectShapeProblems(
  issues: readonly ShapeIssue[],
  document: YamlDocument,
  reservedNames: readonly string[],
): Problem[] {
  const subset = validSubset(document.data, issues);
  const contentIssues = subset ? validateContent(subset.file, reservedNames).issues : [];
  return [
    ...issues.slice(0, maxProblems).flatMap((issue) => shapeProblems(issue, document)),
    ...contentIssues.map(({ path, message }) => ({
      ...document.positionOf(subset?.toFilePath(path) ?? path),
      message,
    })),
  ];
}
