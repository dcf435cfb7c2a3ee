import { reservedNames } from '../../../commands/index.ts';
import { type Config, databaseFile } from '../../config.ts';
import { fileProblemLine } from '../../knowledge/problem.ts';
import { readKnowledgeFolder } from '../../moderation/knowledge-folder.ts';
import { type Examined, examine } from '../../store/examination.ts';
import { StoreError } from '../../store/store-error.ts';
import { type Finding, well, wrong } from './finding.ts';

/** The first version that runs TypeScript and SQLite as the bot needs them. */
const oldestNode = 24;

export function nodeFinding(version: string): Finding {
  const isNew = Number.parseInt(version, 10) >= oldestNode;
  return isNew
    ? well('Node', version)
    : wrong(
        'Node',
        `${version} is too old. Install ${oldestNode} or a later one; \`npm ci\` brings one for npm’s own commands.`,
      );
}

export async function knowledgeFinding(config: Config): Promise<Finding> {
  const { KNOWLEDGE_DIR: directory, INCIDENT: incident, DISCORD_TOKEN } = config;
  const allowDrafts = (config.ALLOW_DRAFTS ?? String(DISCORD_TOKEN === undefined)) === 'true';
  const read = await readKnowledgeFolder({ directory, incident, reserved: reservedNames, allowDrafts });
  if ('incidents' in read) {
    const [{ knowledge }, ...others] = read.incidents;
    const more = others.length === 0 ? '' : `, and ${others.length} more in ${directory}`;
    return well('Knowledge', `“${knowledge.incident.title}”, ${knowledge.facts.length} facts${more}`);
  }
  const [first, ...others] = read.problems;
  const line = first ? fileProblemLine(first.file, first) : directory;
  return wrong('Knowledge', others.length === 0 ? line : `${line} (and ${others.length} more: npm run verify)`);
}

/** The database, and whether a bot has it open. */
export function databaseFinding(config: Config): { readonly finding: Finding; readonly isInUse: boolean } {
  const location = databaseFile(config);
  try {
    const found = examine(location);
    return { finding: well('Database', told(location, found)), isInUse: found.kind === 'sound' && found.isInUse };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { finding: wrong('Database', error.message), isInUse: false };
  }
}

function told(location: string, found: Examined): string {
  if (found.kind === 'none') return `there is none yet; ${location} is made at the first start, and may be`;
  return `${location}, sound; ${found.isInUse ? 'a bot is running on it' : 'no bot is running on it'}`;
}
