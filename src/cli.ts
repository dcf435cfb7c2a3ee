import { type ArgsDef, defineCommand, type Resolvable, runMain, type SubCommandsDef } from 'citty';
import { type Flag, refuseOtherFlags } from './terminal/flags.ts';
import { endWithReader } from './terminal/output.ts';

/** Each is loaded when it is called for: a copy of the database needs no Discord and no dictionaries. */
const commands = {
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
} satisfies SubCommandsDef;

const main = defineCommand({
  meta: { name: 'on-record', description: 'Ask On Record from a terminal, and look after it and its knowledge files.' },
  subCommands: commands,
  setup: ({ rawArgs: [command = '', ...typed] }) => refuseMistyped(command, typed),
});

/** citty passes over a flag that it does not know, and does the rest. */
async function refuseMistyped(command: string, typed: readonly string[]): Promise<void> {
  const load = Object.entries(commands).find(([name]) => name === command)?.[1];
  if (load) refuseOtherFlags(command, typed, await flagsOf((await load()).args));
}

async function flagsOf(args: Resolvable<ArgsDef> = {}): Promise<Flag[]> {
  const known = Object.entries(await (typeof args === 'function' ? args() : args));
  const own = known.flatMap(([name, { type, valueHint }]) =>
    type === 'positional' ? [] : [{ name, value: type === 'string' ? (valueHint ?? '…') : undefined }],
  );
  return [...own, { name: 'help' }];
}

endWithReader();
await runMain(main);
