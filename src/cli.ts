import { defineCommand, runMain } from 'citty';
import { askCommand } from './terminal/ask.ts';
import { backupCommand } from './terminal/backup.ts';
import { doctorCommand } from './terminal/doctor/doctor.ts';
import { draftCommand } from './terminal/draft.ts';
import { evaluateCommand } from './terminal/evaluate.ts';
import { inviteCommand } from './terminal/invite.ts';
import { endWithReader } from './terminal/output.ts';
import { passagesCommand } from './terminal/passages.ts';
import { restoreCommand } from './terminal/restore.ts';
import { schemaCommand } from './terminal/schema.ts';
import { verifyCommand } from './terminal/verify.ts';

const main = defineCommand({
  meta: { name: 'on-record', description: 'Ask On Record from a terminal, and look after it and its knowledge files.' },
  subCommands: {
    ask: askCommand,
    verify: verifyCommand,
    evaluate: evaluateCommand,
    passages: passagesCommand,
    draft: draftCommand,
    schema: schemaCommand,
    invite: inviteCommand,
    doctor: doctorCommand,
    backup: backupCommand,
    restore: restoreCommand,
  },
});

endWithReader();
await runMain(main);
