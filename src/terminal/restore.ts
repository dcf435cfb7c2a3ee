import { defineCommand } from 'citty';
import { databaseFile, loadEnvironment, readConfig } from '../config.ts';
import { restore } from '../store/restore.ts';
import { StoreError } from '../store/store-error.ts';
import { counted } from './counted.ts';
import { fail, print } from './output.ts';

export const restoreCommand = defineCommand({
  meta: { name: 'restore', description: 'Put a copy of the database in its place, while the bot does not run.' },
  args: { file: { type: 'positional', required: false, description: 'The copy' } },
  async run({ args: { file } }) {
    const settings = readConfig(loadEnvironment());
    if ('problems' in settings) return fail(settings.problems);
    if (!file) return fail(['Which one? `npm run restore -- FILE`']);
    const location = databaseFile(settings.config);
    try {
      const { revisions, keptAs } = await restore(file, location, new Date());
      print(`${location}: restored from ${file}, ${counted(revisions, 'revision')}.`);
      if (keptAs) print(`What was there is kept as ${keptAs}; delete it when nobody needs it any more.`);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      fail([error.message]);
    }
  },
});
