import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileProblem } from '../answering/reply.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { parseKnowledge } from '../knowledge/parse.ts';

/** The knowledge of the incident that was asked for, or every problem of every file of the folder. */
export type FolderRead = { readonly knowledge: Knowledge } | { readonly problems: readonly FileProblem[] };

/** Where the knowledge is, which incident is meant, which command names the bot needs for itself, and whether drafts serve. */
export type Folder = {
  readonly directory: string;
  readonly incident: string;
  readonly reserved: readonly string[];
  readonly allowDrafts?: boolean;
};

/**
 * Reads every knowledge file of a folder. One bad file refuses the whole, since a moderator who mends a file must hear of
 * it and not find last week's knowledge in force. Never throws for what a folder may hold.
 */
export async function readKnowledgeFolder({
  directory,
  incident,
  reserved,
  allowDrafts = false,
}: Folder): Promise<FolderRead> {
  const names = await yamlFiles(directory);
  if (names === undefined) return refusal(directory, 'This folder cannot be read; is KNOWLEDGE_DIR right?');
  const files = await Promise.all(names.map((name) => readKnowledgeFile(directory, name, reserved)));
  const problems = files.flatMap((file) => ('problems' in file ? file.problems : []));
  if (problems.length > 0) return { problems };
  const known = files.flatMap((file) => ('knowledge' in file ? [file.knowledge] : []));
  const [wanted, ...more] = known.filter((knowledge) => knowledge.incident.id === incident);
  if (!wanted) return refusal(directory, missing(incident, known));
  if (wanted.incident.draft && !allowDrafts) return refusal(directory, unfinished(incident));
  return more.length > 0
    ? refusal(directory, `Several files hold the incident “${incident}”; keep one of them.`)
    : { knowledge: allowDrafts ? wanted : withoutDrafts(wanted) };
}

/** The names of the knowledge files in a folder, sorted; undefined where there is no such folder. */
export async function yamlFiles(directory: string): Promise<string[] | undefined> {
  try {
    const entries = await readdir(directory, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
      .map(({ name }) => name)
      .sort();
  } catch {
    return undefined;
  }
}

async function readKnowledgeFile(directory: string, name: string, reserved: readonly string[]): Promise<FolderRead> {
  try {
    const parsed = parseKnowledge(await readFile(join(directory, name)), { reserved });
    return 'knowledge' in parsed
      ? parsed
      : { problems: parsed.problems.map((problem) => ({ ...problem, file: name })) };
  } catch {
    return refusal(name, 'This file cannot be read.');
  }
}

function unfinished(incident: string): string {
  return `The incident “${incident}” is a draft. Look it over and remove its \`draft: true\`, or set ALLOW_DRAFTS=true.`;
}

/** A file may hold facts that nobody has looked over yet; they wait. */
function withoutDrafts(knowledge: Knowledge): Knowledge {
  const isReady = ({ draft }: { draft: boolean }) => !draft;
  return { ...knowledge, facts: knowledge.facts.filter(isReady), notStated: knowledge.notStated.filter(isReady) };
}

function missing(incident: string, known: readonly Knowledge[]): string {
  const there = known.map((knowledge) => knowledge.incident.id).join(', ');
  return `No file here holds the incident “${incident}” (there is: ${there === '' ? 'none' : there}); is INCIDENT right?`;
}

function refusal(file: string, message: string): { problems: FileProblem[] } {
  return { problems: [{ file, message }] };
}
