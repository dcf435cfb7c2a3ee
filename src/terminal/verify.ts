import { join } from 'node:path';
import { defineCommand } from 'citty';
import { coverageOf } from '../knowledge/difference.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { yamlFiles } from '../moderation/knowledge-folder.ts';
import type { Caller } from './caller.ts';
import { counted } from './counted.ts';
import { readKnowledgeFile } from './knowledge-file.ts';

export const verifyCommand = (caller: Caller) =>
  defineCommand({
    meta: { name: 'verify', description: 'Check knowledge files: all problems, or a summary. Status 1 on problems.' },
    args: {
      files: { type: 'positional', required: false, description: 'The files; without any, those of KNOWLEDGE_DIR' },
    },
    async run({ args }) {
      const files = args._.length > 0 ? args._ : await configuredFiles(caller);
      if ('problems' in files) return caller.fail(files.problems);
      if (files.length === 0)
        return caller.fail(['There is no knowledge file to verify; name one, or set KNOWLEDGE_DIR.']);
      for (const file of files) {
        const read = await readKnowledgeFile(file);
        if ('problems' in read) caller.fail([...read.problems, `${file}: ${counted(read.problems.length, 'problem')}`]);
        else caller.print(`${file}: ${summary(read.knowledge)}`);
      }
    },
  });

/** The files of the knowledge folder, or what is wrong with the settings. */
async function configuredFiles(caller: Caller): Promise<readonly string[] | { problems: readonly string[] }> {
  const settings = caller.settings();
  if ('problems' in settings) return settings;
  const { KNOWLEDGE_DIR: directory } = settings.config;
  return ((await yamlFiles(directory)) ?? []).map((name) => join(directory, name));
}

function summary(knowledge: Knowledge): string {
  const { cited, sentences } = coverageOf(knowledge);
  const entries = [...knowledge.facts, ...knowledge.notStated];
  const wordings = entries.reduce((sum, { asked }) => sum + asked.length, 0);
  const drafts = entries.filter(({ draft }) => draft).length;
  const least = Math.min(...entries.map(({ asked }) => asked.length));
  return [
    counted(knowledge.facts.length, 'fact'),
    `${knowledge.facts.filter(({ command }) => command).length} with a command`,
    `${knowledge.notStated.length} not stated`,
    `${counted(drafts, 'draft')}${knowledge.incident.draft ? ' and the incident as a whole' : ''}`,
    `${cited} of ${counted(sentences, 'sentence')} cited`,
    `${counted(wordings, 'wording')}${entries.length === 0 ? '' : ` (at least ${least} an entry)`}`,
  ].join(', ');
}
