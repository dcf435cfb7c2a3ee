import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileProblem } from '../answering/reply.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { parseKnowledge } from '../knowledge/parse.ts';

/** A file of the folder, and what it holds. */
export type IncidentFile = { readonly knowledge: Knowledge; readonly bytes: Uint8Array };

/** The incidents of the folder, the one that was asked for first, or every problem of every file. */
export type FolderRead =
  | { readonly incidents: readonly [IncidentFile, ...IncidentFile[]] }
  | { readonly problems: readonly FileProblem[] };

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
export async function readKnowledgeFolder(folder: Folder): Promise<FolderRead> {
  const { directory, incident, reserved, allowDrafts = false } = folder;
  const names = await yamlFiles(directory);
  if (names === undefined) return refusal(directory, 'This folder cannot be read; is KNOWLEDGE_DIR right?');
  const files = await Promise.all(names.map((name) => readKnowledgeFile(directory, name, reserved)));
  const problems = files.flatMap((file) => ('problems' in file ? file.problems : []));
  if (problems.length > 0) return { problems };
  const known = files.flatMap((file) => ('incidents' in file ? file.incidents : []));
  const wanted = known.find(({ knowledge }) => knowledge.incident.id === incident);
  if (!wanted) return refusal(directory, missing(incident, known));
  if (wanted.knowledge.incident.draft && !allowDrafts) return refusal(directory, unfinished(incident));
  const twice = known.find((one, at) => known.findIndex((other) => isSame(one, other)) < at);
  if (twice) return refusal(directory, `Several files hold the incident “${idOf(twice)}”; keep one of them.`);
  const others = known.filter((one) => one !== wanted && (allowDrafts || !one.knowledge.incident.draft));
  const served = (file: IncidentFile) => ({ ...file, knowledge: inService(file.knowledge, allowDrafts) });
  return { incidents: [served(wanted), ...others.map(served)] };
}

function idOf({ knowledge }: IncidentFile): string {
  return knowledge.incident.id;
}

function isSame(one: IncidentFile, other: IncidentFile): boolean {
  return idOf(one) === idOf(other);
}

/** The names of the knowledge files in a folder, sorted; undefined where there is no such folder. */
export async function yamlFiles(directory: string): Promise<string[] | undefined> {
  try {
    const entries = await readdir(directory, { withFileTypes: true });
    return entries
      .filter((entry) => (entry.isFile() || entry.isSymbolicLink()) && /\.ya?ml$/.test(entry.name))
      .map(({ name }) => name)
      .sort();
  } catch {
    return undefined;
  }
}

async function readKnowledgeFile(directory: string, name: string, reserved: readonly string[]): Promise<FolderRead> {
  const path = join(directory, name);
  try {
    // What a link points to may lie anywhere and change unseen.
    if ((await lstat(path)).isSymbolicLink()) return refusal(name, 'This is a link; put the file itself here.');
    const bytes = await readFile(path);
    const parsed = parseKnowledge(bytes, { reserved });
    return 'knowledge' in parsed
      ? { incidents: [{ knowledge: parsed.knowledge, bytes }] }
      : { problems: parsed.problems.map((problem) => ({ ...problem, file: name })) };
  } catch {
    return refusal(name, 'This file cannot be read.');
  }
}

/** Why a draft is not served. */
export function unfinished(incident: string): string {
  return `The incident “${incident}” is a draft. Look it over and remove its \`draft: true\`, or set ALLOW_DRAFTS=true.`;
}

/** What is served of a file. It may hold facts that nobody has looked over yet; they wait. */
export function inService(knowledge: Knowledge, allowDrafts: boolean): Knowledge {
  if (allowDrafts) return knowledge;
  const isReady = ({ draft }: { draft: boolean }) => !draft;
  return { ...knowledge, facts: knowledge.facts.filter(isReady), notStated: knowledge.notStated.filter(isReady) };
}

function missing(incident: string, known: readonly IncidentFile[]): string {
  const there = known.map(idOf).join(', ');
  return `No file here holds the incident “${incident}” (there is: ${there === '' ? 'none' : there}); is INCIDENT right?`;
}

function refusal(file: string, message: string): { problems: FileProblem[] } {
  return { problems: [{ file, message }] };
}
