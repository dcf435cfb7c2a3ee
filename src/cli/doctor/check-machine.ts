import { allowsDrafts, type Config, databasePath } from '../../config.ts';
import { formatFileProblem } from '../../knowledge/problem.ts';
import { knownMigrations } from '../../store/open-store.ts';
import { checkDatabase, type DatabaseStatus } from '../../store/sqlite/check-database.ts';
import { StoreError } from '../../store/store-error.ts';
import { readConfiguredFolder } from '../knowledge-file.ts';
import { type CheckResult, failed, passed } from './check-result.ts';

/** The first version with the required TypeScript and SQLite support. */
const minNodeVersion = 24;

export function checkNodeVersion(version: string): CheckResult {
  const isSupported = Number.parseInt(version, 10) >= minNodeVersion;
  return isSupported
    ? passed('Node', version)
    : failed(
        'Node',
        `${version} is too old. Install version ${minNodeVersion} or later; \`npm ci\` installs one for the npm scripts.`,
      );
}

export async function checkKnowledgeFolder(config: Config): Promise<CheckResult> {
  const { KNOWLEDGE_DIR: directory } = config;
  const read = await readConfiguredFolder(config, allowsDrafts(config));
  if ('incidents' in read) {
    const [{ knowledge }, ...others] = read.incidents;
    const more = others.length === 0 ? '' : `, and ${others.length} more in ${directory}`;
    return passed('Knowledge', `“${knowledge.incident.title}”, ${knowledge.facts.length} facts${more}`);
  }
  const [first, ...others] = read.problems;
  const line = first ? formatFileProblem(first.file, first) : directory;
  return failed('Knowledge', others.length === 0 ? line : `${line} (and ${others.length} more: npm run verify)`);
}

export function checkDatabaseFile(config: Config): { readonly result: CheckResult; readonly isInUse: boolean } {
  const location = databasePath(config);
  try {
    const database = checkDatabase(location, knownMigrations);
    return {
      result: passed('Database', describeDatabase(location, database)),
      isInUse: database.kind === 'sound' && database.isInUse,
    };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { result: failed('Database', error.message), isInUse: false };
  }
}

function describeDatabase(location: string, database: DatabaseStatus): string {
  if (database.kind === 'none')
    return `there is none yet; ${location} is writable and will be created at the first start`;
  return `${location} is valid; ${database.isInUse ? 'a bot is using it' : 'no bot is using it'}`;
}
