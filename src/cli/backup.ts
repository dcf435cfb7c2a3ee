import { defineCommand } from 'citty';
import { databasePath } from '../config.ts';
import { formatCount } from '../rendering/format.ts';
import { backUpDatabase } from '../store/sqlite/backup.ts';
import { StoreError } from '../store/store-error.ts';
import type { CliContext } from './cli-context.ts';

export const backupCommand = (context: CliContext) =>
  defineCommand({
    meta: { name: 'backup', description: 'Back up the database to a file. The bot can keep running.' },
    args: {
      file: { type: 'positional', required: false, description: 'The file to create' },
      force: { type: 'boolean', description: 'Replace an existing file' },
    },
    async run({ args: { file, force } }) {
      const settings = context.readSettings();
      if ('problems' in settings) return context.fail(settings.problems);
      if (!file) return context.fail(['No file given. Use `npm run backup -- FILE`.']);
      try {
        const { sizeBytes, revisionCount } = await backUpDatabase(databasePath(settings.config), file, force ?? false);
        context.print(
          `${file}: ${Math.ceil(sizeBytes / 1024)} KB, ${formatCount(revisionCount, 'revision')}, verified.`,
        );
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        context.fail([error.message]);
      }
    },
  });
