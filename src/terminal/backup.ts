import { defineCommand } from 'citty';
import { databaseFile, loadEnvironment, readConfig } from '../config.ts';
import { backUp } from '../store/backup.ts';
import { StoreError } from '../store/store-error.ts';
import { counted } from './counted.ts';
import { fail, print } from './output.ts';

export const backupCommand = defineCommand({
  meta: { name: 'backup', description: 'Copy the database into a file, while the bot runs.' },
  args: {
    file: { type: 'positional', required: false, description: 'Where the copy goes' },
    force: { type: 'boolean', description: 'Replace the file if it is there already' },
  },
  async run({ args: { file, force } }) {
    const settings = readConfig(loadEnvironment());
    if ('problems' in settings) return fail(settings.problems);
    if (!file) return fail(['Where to? `npm run backup -- FILE`']);
    try {
      const { bytes, revisions } = await backUp(databaseFile(settings.config), file, force ?? false);
      print(`${file}: ${Math.ceil(bytes / 1024)} KB, ${counted(revisions, 'revision')}, read through and sound.`);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      fail([error.message]);
    }
  },
});
