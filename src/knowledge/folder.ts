import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knowledge } from './knowledge.ts';
import { parseKnowledge } from './parse.ts';
import type { FileProblem } from './problem.ts';

/** A file of the folder, and what it holds. */
export type IncidentFile = { readonly knowledge: Knowledge; readonly bytes: Uint8Array };

/** The incidents of the folder, the one that was asked for first, or every problem of every file. */
export type FolderResult =
  | { readonly incidents: readonly [IncidentFile, ...IncidentFile[]] }
  | { readonly problems: readonly FileProblem[] };

/** Where the knowledge is, which incident is meant, which command names the bot needs for itself, and whether drafts serve. */
export type FolderOptions = {
  readonly directory: string;
  readonly incidentId: string;
  readonly reservedNames: readonly string[];
  readonly allowDrafts?: boolean;
};

/**
 * Reads every knowledge file of a folder. One bad file refuses the whole, since a moderator who mends a file must hear of
 * it and not find last week's knowledge in force. Never throws for what a folder may hold.
 */
export async function readKnowledgeFolder(folder: FolderOptions): Promise<FolderResult> {
  const { directory, incidentId, reservedNames, allowDrafts = false } = folder;
  const fileNames = await listYamlFiles(directory);
  if (fileNames === undefined) return folderProblem(directory, 'This folder cannot be read; is KNOWLEDGE_DIR right?');
  const results = await Promise.all(fileNames.map((name) => readIncidentFile(directory, name, reservedNames)));
  const problems = results.flatMap((file) => ('problems' in file ? file.problems : []));
  if (problems.length > 0) return { problems };
  const files = results.flatMap((file) => ('incidents' in file ? file.incidents : []));
  const defaultFile = files.find(({ knowledge }) => knowledge.incident.id === incidentId);
  if (!defaultFile) return folderProblem(directory, missingIncidentMessage(incidentId, files));
  if (defaultFile.knowledge.incident.draft && !allowDrafts) return folderProblem(directory, draftMessage(incidentId));
  const duplicate = files.find((file, index) => files.findIndex((other) => isSameIncident(file, other)) < index);
  if (duplicate)
    return folderProblem(directory, `Several files hold the incident “${incidentIdOf(duplicate)}”; keep one of them.`);
  const others = files.filter((one) => one !== defaultFile && (allowDrafts || !one.knowledge.incident.draft));
  const toServable = (file: IncidentFile) => ({ ...file, knowledge: withoutDrafts(file.knowledge, allowDrafts) });
  return { incidents: [toServable(defaultFile), ...others.map(toServable)] };
}

function incidentIdOf({ knowledge }: IncidentFile): string {
  return knowledge.incident.id;
}

function isSameIncident(one: IncidentFile, other: IncidentFile): boolean {
  return incidentIdOf(one) === incidentIdOf(other);
}

/** The names of the knowledge files in a folder, sorted; undefined where there is no such folder. */
export async function listYamlFiles(directory: string): Promise<string[] | undefined> {
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

async function readIncidentFile(
  directory: string,
  fileName: string,
  reservedNames: readonly string[],
): Promise<FolderResult> {
  const path = join(directory, fileName);
  try {
    // What a link points to may lie anywhere and change unseen.
    if ((await lstat(path)).isSymbolicLink())
      return folderProblem(fileName, 'This is a link; put the file itself here.');
    const bytes = await readFile(path);
    const parsed = parseKnowledge(bytes, { reservedNames });
    return 'knowledge' in parsed
      ? { incidents: [{ knowledge: parsed.knowledge, bytes }] }
      : { problems: parsed.problems.map((problem) => ({ ...problem, file: fileName })) };
  } catch {
    return folderProblem(fileName, 'This file cannot be read.');
  }
}

/** Why a draft is not served. */
export function draftMessage(incidentId: string): string {
  return `The incident “${incidentId}” is a draft. Look it over and remove its \`draft: true\`, or set ALLOW_DRAFTS=true.`;
}

/** What is served of a file. It may hold facts that nobody has looked over yet; they wait. */
export function withoutDrafts(knowledge: Knowledge, allowDrafts: boolean): Knowledge {
  if (allowDrafts) return knowledge;
  const isReady = ({ draft }: { draft: boolean }) => !draft;
  return { ...knowledge, facts: knowledge.facts.filter(isReady), notStated: knowledge.notStated.filter(isReady) };
}

function missingIncidentMessage(incidentId: string, files: readonly IncidentFile[]): string {
  const foundIds = files.map(incidentIdOf).join(', ');
  return `No file here holds the incident “${incidentId}” (there is: ${foundIds === '' ? 'none' : foundIds}); is INCIDENT right?`;
}

function folderProblem(file: string, message: string): { problems: FileProblem[] } {
  return { problems: [{ file, message }] };
}
