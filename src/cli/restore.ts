import { defineCommand } from 'citty';
import { databasePath } from '../config.ts';
import { formatCount } from '../rendering/format.ts';
import { restoreDatabase } from '../store/sqlite/restore.ts';
import { StoreError } from '../store/store-error.ts';
import type { CliContext } from './cli-context.ts';

export const restoreCommand = (context: CliContext) =>
  defineCommand({
    meta: { name: 'restore', description: 'Replace the database with a backup. Stop the bot first.' },
    args: { file: { type: 'positional', required: false, description: 'The backup' } },
    async run({ args: { file } }) {
      const settings = context.readSettings();
      if ('problems' in settings) return context.fail(settings.problems);
      if (!file) return context.fail(['No file given. Use `npm run restore -- FILE`.']);
      const location = databasePath(settings.config);
      try {
        const { revisionCount, replacedPath } = await restoreDatabase(file, location, new Date());
        context.print(`${location}: restored from ${file}, ${formatCount(revisionCount, 'revision')}.`);
        if (replacedPath)
          context.print(`The previous database is kept as ${replacedPath}; delete it when it is no longer needed.`);
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        context.fail([error.message]);
      }
    },
  });
