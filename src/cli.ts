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
  setup: ({ rawArgs: [command = '--help', ...typed] }) => rejectUnknown(command, typed),
});

/** citty ignores unknown flags, and has a message of its own for an unknown command. */
async function rejectUnknown(command: string, args: readonly string[]): Promise<void> {
  const flags = await loadFlags(command);
  if (flags) return exitOnInvalidFlag(command, args, flags);
  if (command.startsWith('-')) return;
  process.stderr.write(`There is no command ${command}. The commands are ${Object.keys(commands).join(', ')}.\n`);
  process.exit(2);
}

exitOnBrokenPipe();
await runMain(main);
