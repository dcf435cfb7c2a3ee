import type { ArgsDef, Resolvable, SubCommandsDef } from 'citty';
import { processContext } from './cli-context.ts';
import type { Flag } from './flags.ts';

/** Loaded on demand: a backup needs neither discord.js nor the word lists. */
export const commands = {
  ask: async () => (await import('./ask.ts')).askCommand(processContext),
  verify: async () => (await import('./verify.ts')).verifyCommand(processContext),
  evaluate: async () => (await import('./evaluate.ts')).evaluateCommand(processContext),
  passages: async () => (await import('./evaluate-passages.ts')).evaluatePassagesCommand(processContext),
  intents: async () => (await import('./evaluate-intents.ts')).evaluateIntentsCommand(processContext),
  draft: async () => (await import('./draft.ts')).draftCommand(processContext),
  schema: async () => (await import('./schema.ts')).schemaCommand(processContext),
  invite: async () => (await import('./invite.ts')).inviteCommand(processContext),
  doctor: async () => (await import('./doctor/doctor.ts')).doctorCommand(processContext),
  backup: async () => (await import('./backup.ts')).backupCommand(processContext),
  restore: async () => (await import('./restore.ts')).restoreCommand(processContext),
} satisfies SubCommandsDef;

/** The flags of a command; undefined for an unknown command. */
export async function loadFlags(command: string): Promise<readonly Flag[] | undefined> {
  const load = Object.entries(commands).find(([name]) => name === command)?.[1];
  return load && toFlags((await load()).args);
}

async function toFlags(args: Resolvable<ArgsDef> = {}): Promise<Flag[]> {
  const argEntries = Object.entries(await (typeof args === 'function' ? args() : args));
  const ownFlags = argEntries.flatMap<Flag>(([name, { type, valueHint }]) =>
    type === 'positional' ? [] : [{ name, valueHint: type === 'string' ? (valueHint ?? '…') : undefined }],
  );
  return [...ownFlags, { name: 'help' }];
}
