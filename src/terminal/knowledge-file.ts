import { readFile } from 'node:fs/promises';
import { reservedNames } from '../../commands/index.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { parseKnowledge } from '../knowledge/parse.ts';
import { problemLine } from '../knowledge/problem.ts';

/** The knowledge of one file, or its problems as lines that begin with the file's name. */
export async function readKnowledgeFile(file: string): Promise<{ knowledge: Knowledge } | { problems: string[] }> {
  const bytes = await readBytes(file);
  if (bytes === undefined) return { problems: [`${file}: this file cannot be read; is its name right?`] };
  const parsed = parseKnowledge(bytes, { reserved: reservedNames });
  return 'knowledge' in parsed
    ? parsed
    : { problems: parsed.problems.map((problem) => `${file}:${problemLine(problem)}`) };
}

async function readBytes(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch {
    return undefined;
  }
}
