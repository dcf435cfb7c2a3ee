import { defineCommand, runMain } from 'citty';
import { askCommand } from './terminal/ask.ts';
import { draftCommand } from './terminal/draft.ts';
import { evaluateCommand } from './terminal/evaluate.ts';
import { endWithReader } from './terminal/output.ts';
import { passagesCommand } from './terminal/passages.ts';
import { schemaCommand } from './terminal/schema.ts';
import { verifyCommand } from './terminal/verify.ts';

const main = defineCommand({
  meta: { name: 'on-record', description: 'Ask On Record from a terminal, and look after its knowledge files.' },
  subCommands: {
    ask: askCommand,
    verify: verifyCommand,
    evaluate: evaluateCommand,
    passages: passagesCommand,
    draft: draftCommand,
    schema: schemaCommand,
  },
});

endWithReader();
await runMain(main);
