import type { ArgsDef, Resolvable, SubCommandsDef } from 'citty';
import { thisProcess } from './caller.ts';
import type { Flag } from './flags.ts';

/** Each is loaded when it is called for: a copy of the database needs no Discord and no dictionaries. */
export const commands = {
  ask: async () => (await import('./ask.ts')).askCommand(thisProcess),
  verify: async () => (await import('./verify.ts')).verifyCommand(thisProcess),
  evaluate: async () => (await import('./evaluate.ts')).evaluateCommand(thisProcess),
  passages: async () => (await import('./passages.ts')).passagesCommand(thisProcess),
  draft: async () => (await import('./draft.ts')).draftCommand(thisProcess),
  schema: async () => (await import('./schema.ts')).schemaCommand(thisProcess),
  invite: async () => (await import('./invite.ts')).inviteCommand(thisProcess),
  doctor: async () => (await import('./doctor/doctor.ts')).doctorCommand(thisProcess),
  backup: async () => (await import('./backup.ts')).backupCommand(thisProcess),
  restore: async () => (await import('./restore.ts')).restoreCommand(thisProcess),
} satisfies SubCommandsDef;

/** The flags of a command; undefined where there is no such command. */
export async function flagsOf(command: string): Promise<readonly Flag[] | undefined> {
  const load = Object.entries(commands).find(([name]) => name === command)?.[1];
  return load && declared((await load()).args);
}

async function declared(args: Resolvable<ArgsDef> = {}): Promise<Flag[]> {
  const known = Object.entries(await (typeof args === 'function' ? args() : args));
  const own = known.flatMap(([name, { type, valueHint }]) =>
    type === 'positional' ? [] : [{ name, value: type === 'string' ? (valueHint ?? '…') : undefined }],
  );
  return [...own, { name: 'help' }];
}
