import { defineCommand, runMain } from 'citty';
import { endWithReader } from './terminal/output.ts';

/** Each is loaded when it is called for: a copy of the database needs no Discord and no dictionaries. */
const main = defineCommand({
  meta: { name: 'on-record', description: 'Ask On Record from a terminal, and look after it and its knowledge files.' },
  subCommands: {
    ask: async () => (await import('./terminal/ask.ts')).askCommand,
    verify: async () => (await import('./terminal/verify.ts')).verifyCommand,
    evaluate: async () => (await import('./terminal/evaluate.ts')).evaluateCommand,
    passages: async () => (await import('./terminal/passages.ts')).passagesCommand,
    draft: async () => (await import('./terminal/draft.ts')).draftCommand,
    schema: async () => (await import('./terminal/schema.ts')).schemaCommand,
    invite: async () => (await import('./terminal/invite.ts')).inviteCommand,
    doctor: async () => (await import('./terminal/doctor/doctor.ts')).doctorCommand,
    backup: async () => (await import('./terminal/backup.ts')).backupCommand,
    restore: async () => (await import('./terminal/restore.ts')).restoreCommand,
  },
});

endWithReader();
await runMain(main);
