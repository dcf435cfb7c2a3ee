import { Readable } from 'node:stream';
import { type ArgsDef, type CommandDef, runCommand } from 'citty';
import { readConfig } from '../../src/config.ts';
import type { Caller } from '../../src/terminal/caller.ts';
import { type Ended, type StartOptions, usualSettings } from './processes.ts';

/**
 * What a command does with what is typed behind its name, as `run` has it from a process, which costs half a second more.
 * That of a shell is for `run`: status 2, flags that are none, streams.
 */
export async function called<T extends ArgsDef>(
  command: (caller: Caller) => CommandDef<T>,
  args: readonly string[],
  { settings = {}, input = '' }: Pick<StartOptions, 'settings' | 'input'> = {},
): Promise<Ended> {
  const said = { status: 0, out: '', err: '' };
  const caller: Caller = {
    settings: () => readConfig({ ...usualSettings(), ...settings }),
    input: Readable.from([Buffer.from(input)]),
    print(line) {
      said.out += `${line}\n`;
    },
    fail(lines) {
      said.err += lines.map((line) => `${line}\n`).join('');
      said.status = 1;
    },
  };
  await runCommand(command(caller), { rawArgs: [...args] });
  return said;
}
