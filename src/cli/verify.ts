import { join } from 'node:path';
import { defineCommand } from 'citty';
import { measureCoverage } from '../knowledge/diff.ts';
import { listYamlFiles } from '../knowledge/folder.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { formatCount } from '../rendering/format.ts';
import type { CliContext } from './cli-context.ts';
import { readKnowledgeFile } from './knowledge-file.ts';

export const verifyCommand = (context: CliContext) =>
  defineCommand({
    meta: {
      name: 'verify',
      description:
        'Check knowledge files and print all problems, or a summary. Exits with status 1 if there are problems.',
    },
    args: {
      files: { type: 'positional', required: false, description: 'The files; by default those in KNOWLEDGE_DIR' },
    },
    async run({ args }) {
      const files = args._.length > 0 ? args._ : await listConfiguredFiles(context);
      if ('problems' in files) return context.fail(files.problems);
      if (files.length === 0)
        return context.fail(['There is no knowledge file to verify. Name a file, or set KNOWLEDGE_DIR.']);
      for (const file of files) await verifyFile(context, file);
    },
  });

/** The files in the knowledge folder, or the problems of the settings. */
async function listConfiguredFiles(context: CliContext): Promise<readonly string[] | { problems: readonly string[] }> {
  const settings = context.readSettings();
  if ('problems' in settings) return settings;
  const { KNOWLEDGE_DIR: directory } = settings.config;
  return ((await listYamlFiles(directory)) ?? []).map((name) => join(directory, name));
}

async function verifyFile(context: CliContext, file: string): Promise<void> {
  const read = await readKnowledgeFile(file);
  if ('problems' in read)
    return context.fail([...read.problems, `${file}: ${formatCount(read.problems.length, 'problem')}`]);
  for (const line of describeFile(file, read.knowledge)) context.print(line);
}

function describeFile(file: string, knowledge: Knowledge): string[] {
  return [`${file}: ${formatSummary(knowledge)}`, ...uncheckedLines(knowledge)];
}

/** What people ask about incidents of these kinds and nobody has checked: the bot shows the closest sentences. */
function uncheckedLines({ intents }: Knowledge): string[] {
  const ids = intents.filter(({ facts, notStated }) => facts.length === 0 && !notStated).map(({ id }) => id);
  if (ids.length === 0) return [];
  return [
    `  ${formatCount(ids.length, 'intent')} of ${intents.length} neither answered nor listed as not stated: ${ids.join(', ')}`,
  ];
}

function formatSummary(knowledge: Knowledge): string {
  const { citedCount, sentenceCount } = measureCoverage(knowledge);
  const entries = [...knowledge.facts, ...knowledge.notStated];
  const paraphraseCount = entries.reduce((sum, { paraphrases }) => sum + paraphrases.length, 0);
  const draftCount = entries.filter(({ draft }) => draft).length;
  const minParaphrases = Math.min(...entries.map(({ paraphrases }) => paraphrases.length));
  return [
    formatCount(knowledge.facts.length, 'fact'),
    `${knowledge.facts.filter(({ command }) => command).length} with a command`,
    `${knowledge.notStated.length} not stated`,
    `${formatCount(draftCount, 'draft')}${knowledge.incident.draft ? ' and the whole incident' : ''}`,
    `${citedCount} of ${formatCount(sentenceCount, 'sentence')} cited`,
    `${formatCount(paraphraseCount, 'paraphrase')}${entries.length === 0 ? '' : ` (at least ${minParaphrases} per entry)`}`,
  ].join(', ');
}
