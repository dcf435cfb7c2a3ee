import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knowledge } from './knowledge.ts';
import { type ParseResult, parseKnowledge } from './parse.ts';
import type { FileProblem } from './problem.ts';

export type IncidentFile = { readonly knowledge: Knowledge; readonly bytes: Uint8Array };

/** The incidents of the folder, with the configured one first, or all problems of all files. */
export type FolderResult =
  | { readonly incidents: readonly [IncidentFile, ...IncidentFile[]] }
  | { readonly problems: readonly FileProblem[] };

/** `reservedNames`: the bot's own commands. `allowDrafts`: whether draft entries are served. */
export type FolderOptions = {
  readonly directory: string;
  readonly incidentId: string;
  readonly reservedNames: readonly string[];
  readonly allowDrafts?: boolean;
  /** Parses a file, for example in a worker thread; in this thread by default. */
  readonly parse?: (bytes: Uint8Array) => Promise<ParseResult>;
};

/**
 * Reads all knowledge files of a folder. One invalid file rejects all, so that an operator who edits a file sees its
 * problems instead of old answers. Never throws.
 */
export async function readKnowledgeFolder(folder: FolderOptions): Promise<FolderResult> {
  const { directory, incidentId, reservedNames, allowDrafts = false } = folder;
  const { parse = async (bytes) => parseKnowledge(bytes, { reservedNames }) } = folder;
  const fileNames = await listYamlFiles(directory);
  if (fileNames === undefined) return folderProblem(directory, 'This folder cannot be read. Check KNOWLEDGE_DIR.');
  const results = await Promise.all(fileNames.map((name) => readIncidentFile(directory, name, parse)));
  const problems = results.flatMap((file) => ('problems' in file ? file.problems : []));
  if (problems.length > 0) return { problems };
  const files = results.flatMap((file) => ('incidents' in file ? file.incidents : []));
  const defaultFile = files.find(({ knowledge }) => knowledge.incident.id === incidentId);
  if (!defaultFile) return folderProblem(directory, missingIncidentMessage(incidentId, files));
  if (defaultFile.knowledge.incident.draft && !allowDrafts) return folderProblem(directory, draftMessage(incidentId));
  const duplicate = files.find((file, index) => files.findIndex((other) => isSameIncident(file, other)) < index);
  if (duplicate)
    return folderProblem(
      directory,
      `Several files have the incident id “${incidentIdOf(duplicate)}”; keep one of them.`,
    );
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

/** Names of the YAML files in a folder, sorted; undefined if the folder cannot be read. */
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
  parse: NonNullable<FolderOptions['parse']>,
): Promise<FolderResult> {
  const path = join(directory, fileName);
  // A link may point anywhere, and its target may change unnoticed.
  const isLink = await lstat(path).then(
    (status) => status.isSymbolicLink(),
    () => false,
  );
  if (isLink) return folderProblem(fileName, 'This is a symbolic link; put the file itself here.');
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes) return folderProblem(fileName, 'This file cannot be read. Check its permissions.');
  const parsed = await parse(bytes);
  return 'knowledge' in parsed
    ? { incidents: [{ knowledge: parsed.knowledge, bytes }] }
    : { problems: parsed.problems.map((problem) => ({ ...problem, file: fileName })) };
}

export function draftMessage(incidentId: string): string {
  return `The incident “${incidentId}” is a draft. Review it and remove its \`draft: true\`, or set ALLOW_DRAFTS=true.`;
}

/** The knowledge without its draft entries, unless drafts are allowed. */
export function withoutDrafts(knowledge: Knowledge, allowDrafts: boolean): Knowledge {
  const isReady = ({ draft }: { draft: boolean }) => !draft;
  if (allowDrafts || [...knowledge.facts, ...knowledge.notStated].every(isReady)) return knowledge;
  return { ...knowledge, facts: knowledge.facts.filter(isReady), notStated: knowledge.notStated.filter(isReady) };
}

function missingIncidentMessage(incidentId: string, files: readonly IncidentFile[]): string {
  const foundIds = files.map(incidentIdOf).join(', ');
  return `No file in this folder has the incident “${incidentId}” (found: ${foundIds === '' ? 'none' : foundIds}). Check INCIDENT.`;
}

function folderProblem(file: string, message: string): { problems: FileProblem[] } {
  return { problems: [{ file, message }] };
}
