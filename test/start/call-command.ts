import { Readable } from 'node:stream';
import { type ArgsDef, type CommandDef, runCommand } from 'citty';
import type { CliContext } from '../../src/cli/cli-context.ts';
import { readConfig } from '../../src/config.ts';
import { defaultSettings, type ProcessResult, type StartOptions } from './processes.ts';

/**
 * What a command does with what is typed behind its name, as `run` has it from a process, which costs half a second more.
 * That of a shell is for `run`: status 2, flags that are none, streams.
 */
export async function callCommand<T extends ArgsDef>(
  command: (context: CliContext) => CommandDef<T>,
  args: readonly string[],
  { settings = {}, input = '' }: Pick<StartOptions, 'settings' | 'input'> = {},
): Promise<ProcessResult> {
  const result = { status: 0, stdout: '', stderr: '' };
  const context: CliContext = {
    readSettings: () => readConfig({ ...defaultSettings(), ...settings }),
    input: Readable.from([Buffer.from(input)]),
    print(line) {
      result.stdout += `${line}\n`;
    },
    fail(lines) {
      result.stderr += lines.map((line) => `${line}\n`).join('');
      result.status = 1;
    },
  };
  await runCommand(command(context), { rawArgs: [...args] });
  return result;
}
