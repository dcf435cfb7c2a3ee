import { reservedNames } from '../../commands/index.ts';
import { draft } from '../knowledge/draft/draft.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { parseKnowledge } from '../knowledge/parse.ts';
import { fileProblemLine } from '../knowledge/problem.ts';
import { readKnowledgeFolder } from '../moderation/knowledge-folder.ts';
import { readArticleFile, readBytes, unreadable } from './article-file.ts';
import type { Caller } from './caller.ts';

/** Knowledge, or its problems as lines that begin with the file's name. */
export type KnowledgeRead = { readonly knowledge: Knowledge } | { readonly problems: readonly string[] };

/** The knowledge that the settings name. Drafts serve if not said otherwise, since nobody but the caller sees the answers. */
export async function configuredKnowledge(caller: Pick<Caller, 'settings'>): Promise<KnowledgeRead> {
  const settings = caller.settings();
  if ('problems' in settings) return settings;
  const { KNOWLEDGE_DIR: directory, INCIDENT: incident, ALLOW_DRAFTS = 'true' } = settings.config;
  const allowDrafts = ALLOW_DRAFTS === 'true';
  const read = await readKnowledgeFolder({ directory, incident, reserved: reservedNames, allowDrafts });
  if ('incidents' in read) return { knowledge: read.incidents[0].knowledge };
  return { problems: read.problems.map((problem) => fileProblemLine(problem.file, problem)) };
}

/** The knowledge of one file. */
export async function readKnowledgeFile(file: string): Promise<KnowledgeRead> {
  const bytes = await readBytes(file);
  return bytes === undefined ? { problems: [`${file}: ${unreadable}`] } : parsed(bytes, file);
}

/** A draft made from the article of a text or HTML file: it is answered by the article's own sentences. */
export async function readArticle(file: string): Promise<KnowledgeRead> {
  const read = await readArticleFile(file);
  if ('problem' in read) return { problems: [`${file}: ${read.problem}`] };
  const drafted = draft(read.article.text, read.article);
  return 'problem' in drafted ? { problems: [`${file}: ${drafted.problem}`] } : parsed(drafted.yaml, file);
}

function parsed(input: string | Uint8Array, file: string): KnowledgeRead {
  const read = parseKnowledge(input, { reserved: reservedNames });
  return 'knowledge' in read ? read : { problems: read.problems.map((problem) => fileProblemLine(file, problem)) };
}
