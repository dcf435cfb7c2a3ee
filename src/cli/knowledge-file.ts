import { reservedCommandNames } from '../../commands/index.ts';
import type { Config } from '../config.ts';
import { draftArticle } from '../knowledge/drafting/draft-article.ts';
import { type FolderResult, readKnowledgeFolder } from '../knowledge/folder.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { parseKnowledge } from '../knowledge/parse.ts';
import { formatFileProblem } from '../knowledge/problem.ts';
import { readArticleFile, tryReadFile, unreadableFileMessage } from './article-file.ts';
import type { CliContext } from './cli-context.ts';

/** Knowledge, or its problems as lines that start with the file name. */
export type ReadKnowledgeResult = { readonly knowledge: Knowledge } | { readonly problems: readonly string[] };

/** The files of KNOWLEDGE_DIR. */
export function readConfiguredFolder({ KNOWLEDGE_DIR, INCIDENT }: Config, allowDrafts: boolean): Promise<FolderResult> {
  return readKnowledgeFolder({
    directory: KNOWLEDGE_DIR,
    incidentId: INCIDENT,
    reservedNames: reservedCommandNames,
    allowDrafts,
  });
}

/** The knowledge of this file; without one, of the configured incident. */
export function readKnowledge(context: CliContext, file: string | undefined): Promise<ReadKnowledgeResult> {
  return file === undefined ? readConfiguredKnowledge(context) : readKnowledgeFile(file);
}

/** Drafts are allowed by default, because only the caller sees the answers. */
async function readConfiguredKnowledge(context: CliContext): Promise<ReadKnowledgeResult> {
  const settings = context.readSettings();
  if ('problems' in settings) return settings;
  const read = await readConfiguredFolder(settings.config, settings.config.ALLOW_DRAFTS !== 'false');
  if ('incidents' in read) return { knowledge: read.incidents[0].knowledge };
  return { problems: read.problems.map((problem) => formatFileProblem(problem.file, problem)) };
}

export async function readKnowledgeFile(file: string): Promise<ReadKnowledgeResult> {
  const bytes = await tryReadFile(file);
  return bytes === undefined ? { problems: [`${file}: ${unreadableFileMessage}`] } : parseInput(bytes, file);
}

/** Drafts knowledge from a text or HTML article. Its answers are sentences of the article. */
export async function readArticleAsKnowledge(file: string): Promise<ReadKnowledgeResult> {
  const read = await readArticleFile(file);
  if ('problem' in read) return { problems: [`${file}: ${read.problem}`] };
  const drafted = draftArticle(read.article.text, read.article);
  return 'problem' in drafted ? { problems: [`${file}: ${drafted.problem}`] } : parseInput(drafted.yaml, file);
}

function parseInput(input: string | Uint8Array, file: string): ReadKnowledgeResult {
  const read = parseKnowledge(input, { reservedNames: reservedCommandNames });
  return 'knowledge' in read ? read : { problems: read.problems.map((problem) => formatFileProblem(file, problem)) };
}
