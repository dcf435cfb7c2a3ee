import { defineCommand, runMain } from 'citty';
import { exitOnBrokenPipe } from './cli/cli-context.ts';
import { commands, loadFlags } from './cli/commands.ts';
import { exitOnInvalidFlag } from './cli/flags.ts';

const main = defineCommand({
  meta: {
    name: 'on-record',
    description: 'Ask On Record questions in a terminal, and manage its knowledge files and its database.',
  },
  subCommands: commands,
  setup: ({ rawArgs: [command = '', ...typed] }) => rejectUnknownFlags(command, typed),
});

/** citty ignores unknown flags. */
async function rejectUnknownFlags(command: string, args: readonly string[]): Promise<void> {
  const flags = await loadFlags(command);
  if (flags) exitOnInvalidFlag(command, args, flags);
}

exitOnBrokenPipe();
await runMain(main);
