import { parseArgs } from 'node:util';

/** A flag such as `--json` or `--knowledge FILE`. */
export type Flag = {
  readonly name: string;
  /** A placeholder for the value; undefined for a boolean flag. */
  readonly valueHint?: string | undefined;
};

/** Ends the process with status 2 and one line if an argument is not a flag of this command. */
export function exitOnInvalidFlag(command: string, args: readonly string[], flags: readonly Flag[]): void {
  const message = findInvalidFlag(command, args, flags);
  if (message === undefined) return;
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

/** The message about the first invalid flag; undefined if all are valid. */
export function findInvalidFlag(command: string, args: readonly string[], flags: readonly Flag[]): string | undefined {
  for (const { name, rawName, value } of parseFlags(args, flags)) {
    const flag = flags.find((candidate) => candidate.name === name && rawName.startsWith('--'));
    if (!flag) return `${command} has no flag ${rawName}; it has ${flags.map(formatFlag).join(', ')}.`;
    if (flag.valueHint !== undefined && !value) return `${rawName} needs a value: ${formatFlag(flag)}.`;
  }
  return undefined;
}

/** Every argument that begins with a dash, up to `--`. */
function parseFlags(args: readonly string[], flags: readonly Flag[]) {
  const options = Object.fromEntries(
    flags.map(({ name, valueHint }) => [
      name,
      { type: valueHint === undefined ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  return tokens.filter((token) => token.kind === 'option');
}

function formatFlag({ name, valueHint }: Flag): string {
  return `--${name}${valueHint === undefined ? '' : ` ${valueHint}`}`;
}
