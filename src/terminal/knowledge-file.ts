import { readFile } from 'node:fs/promises';
import { reservedNames } from '../../commands/index.ts';
import { loadEnvironment, readConfig } from '../config.ts';
import { draft } from '../knowledge/draft/draft.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { parseKnowledge } from '../knowledge/parse.ts';
import { problemLine } from '../knowledge/problem.ts';
import { readKnowledgeFolder } from '../moderation/knowledge-folder.ts';

/** Knowledge, or its problems as lines that begin with the file's name. */
export type KnowledgeRead = { readonly knowledge: Knowledge } | { readonly problems: readonly string[] };

/** The knowledge that the settings name. */
export async function configuredKnowledge(): Promise<KnowledgeRead> {
  const settings = readConfig(loadEnvironment());
  if ('problems' in settings) return settings;
  const { KNOWLEDGE_DIR: directory, INCIDENT: incident } = settings.config;
  const read = await readKnowledgeFolder({ directory, incident, reserved: reservedNames, allowDrafts: true });
  return 'knowledge' in read
    ? read
    : { problems: read.problems.map((problem) => `${problem.file}:${problemLine(problem)}`) };
}

/** The knowledge of one file. */
export async function readKnowledgeFile(file: string): Promise<KnowledgeRead> {
  const bytes = await readBytes(file);
  if (bytes === undefined) return { problems: [`${file}: this file cannot be read; is its name right?`] };
  const parsed = parseKnowledge(bytes, { reserved: reservedNames });
  return 'knowledge' in parsed
    ? parsed
    : { problems: parsed.problems.map((problem) => `${file}:${problemLine(problem)}`) };
}

/** A draft made from a text file with an article: it is answered by the article's own sentences. */
export async function readArticle(file: string): Promise<KnowledgeRead> {
  const bytes = await readBytes(file);
  if (bytes === undefined) return { problems: [`${file}: this file cannot be read; is its name right?`] };
  const drafted = draft(new TextDecoder().decode(bytes));
  if ('problem' in drafted) return { problems: [`${file}: ${drafted.problem}`] };
  const parsed = parseKnowledge(drafted.yaml, { reserved: reservedNames });
  return 'knowledge' in parsed
    ? parsed
    : { problems: parsed.problems.map((problem) => `${file}: ${problemLine(problem)}`) };
}

async function readBytes(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch {
    return undefined;
  }
}
