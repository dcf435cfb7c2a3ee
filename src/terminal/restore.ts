import { defineCommand } from 'citty';
import { databaseFile } from '../config.ts';
import { restore } from '../store/restore.ts';
import { StoreError } from '../store/store-error.ts';
import type { Caller } from './caller.ts';
import { counted } from './counted.ts';

export const restoreCommand = (caller: Caller) =>
  defineCommand({
    meta: { name: 'restore', description: 'Put a copy of the database in its place, while the bot does not run.' },
    args: { file: { type: 'positional', required: false, description: 'The copy' } },
    async run({ args: { file } }) {
      const settings = caller.settings();
      if ('problems' in settings) return caller.fail(settings.problems);
      if (!file) return caller.fail(['Which one? `npm run restore -- FILE`']);
      const location = databaseFile(settings.config);
      try {
        const { revisions, keptAs } = await restore(file, location, new Date());
        caller.print(`${location}: restored from ${file}, ${counted(revisions, 'revision')}.`);
        if (keptAs) caller.print(`What was there is kept as ${keptAs}; delete it when nobody needs it any more.`);
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        caller.fail([error.message]);
      }
    },
  });
