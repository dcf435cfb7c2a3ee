import { defineCommand } from 'citty';
import { databaseFile } from '../config.ts';
import { backUp } from '../store/backup.ts';
import { StoreError } from '../store/store-error.ts';
import type { Caller } from './caller.ts';
import { counted } from './counted.ts';

export const backupCommand = (caller: Caller) =>
  defineCommand({
    meta: { name: 'backup', description: 'Copy the database into a file, while the bot runs.' },
    args: {
      file: { type: 'positional', required: false, description: 'Where the copy goes' },
      force: { type: 'boolean', description: 'Replace the file if it is there already' },
    },
    async run({ args: { file, force } }) {
      const settings = caller.settings();
      if ('problems' in settings) return caller.fail(settings.problems);
      if (!file) return caller.fail(['Where to? `npm run backup -- FILE`']);
      try {
        const { bytes, revisions } = await backUp(databaseFile(settings.config), file, force ?? false);
        caller.print(
          `${file}: ${Math.ceil(bytes / 1024)} KB, ${counted(revisions, 'revision')}, read through and sound.`,
        );
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        caller.fail([error.message]);
      }
    },
  });
