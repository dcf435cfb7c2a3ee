import { Readable } from 'node:stream';
import { type ArgsDef, type CommandDef, runCommand } from 'citty';
import type { CliContext } from '../../src/cli/cli-context.ts';
import { readConfig } from '../../src/config.ts';
import { defaultSettings, type ProcessResult, type StartOptions } from './processes.ts';

/**
 * Runs a shell command in the process of the test; a separate process takes half a second more. Exit status 2, unknown
 * flags and streams need `runProcess`.
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
