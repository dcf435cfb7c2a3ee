import { defineCommand, runMain } from 'citty';
import { endWithReader } from './terminal/caller.ts';
import { commands, flagsOf } from './terminal/commands.ts';
import { refuseOtherFlags } from './terminal/flags.ts';

const main = defineCommand({
  meta: { name: 'on-record', description: 'Ask On Record from a terminal, and look after it and its knowledge files.' },
  subCommands: commands,
  setup: ({ rawArgs: [command = '', ...typed] }) => refuseMistyped(command, typed),
});

/** citty passes over a flag that it does not know, and does the rest. */
async function refuseMistyped(command: string, typed: readonly string[]): Promise<void> {
  const flags = await flagsOf(command);
  if (flags) refuseOtherFlags(command, typed, flags);
}

endWithReader();
await runMain(main);
