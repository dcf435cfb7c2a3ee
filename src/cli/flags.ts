import { parseArgs } from 'node:util';

/** A flag that may be typed: `--json`, or `--knowledge FILE`. */
export type Flag = {
  readonly name: string;
  /** What stands for what has to follow it; undefined where nothing does. */
  readonly valueHint?: string | undefined;
};

/** Ends the process with status 2 and one line, where something typed is no flag of this command, before anything is done. */
export function exitOnInvalidFlag(command: string, args: readonly string[], flags: readonly Flag[]): void {
  const message = findInvalidFlag(command, args, flags);
  if (message === undefined) return;
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

/** What is told of the first thing typed that is no flag of this command; undefined where each is one. */
export function findInvalidFlag(command: string, args: readonly string[], flags: readonly Flag[]): string | undefined {
  for (const { name, rawName, value } of parseFlags(args, flags)) {
    const flag = flags.find((candidate) => candidate.name === name && rawName.startsWith('--'));
    if (!flag) return `${command} has no flag ${rawName}; it has ${flags.map(formatFlag).join(', ')}.`;
    if (flag.valueHint !== undefined && !value) return `${rawName} needs a value: ${formatFlag(flag)}.`;
  }
  return undefined;
}

/** All that begins like a flag, up to a lone `--`. */
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
