import { parseArgs } from 'node:util';

/** A flag that may be typed: `--json`, or `--knowledge FILE`. */
export type Flag = {
  readonly name: string;
  /** What stands for what has to follow it; undefined where nothing does. */
  readonly value?: string | undefined;
};

/** Ends the process with status 2 and one line, where something typed is no flag of this command, before anything is done. */
export function refuseOtherFlags(command: string, typed: readonly string[], flags: readonly Flag[]): void {
  const wrong = wrongFlag(command, typed, flags);
  if (wrong === undefined) return;
  process.stderr.write(`${wrong}\n`);
  process.exit(2);
}

/** What is told of the first thing typed that is no flag of this command; undefined where each is one. */
export function wrongFlag(command: string, typed: readonly string[], flags: readonly Flag[]): string | undefined {
  for (const { name, rawName, value } of flagsIn(typed, flags)) {
    const flag = flags.find((one) => one.name === name && rawName.startsWith('--'));
    if (!flag) return `${command} has no flag ${rawName}; it has ${flags.map(shown).join(', ')}.`;
    if (flag.value !== undefined && !value) return `${rawName} needs something behind it: ${shown(flag)}.`;
  }
  return undefined;
}

/** All that begins like a flag, up to a lone `--`. */
function flagsIn(typed: readonly string[], flags: readonly Flag[]) {
  const options = Object.fromEntries(
    flags.map(({ name, value }) => [name, { type: value === undefined ? ('boolean' as const) : ('string' as const) }]),
  );
  const { tokens } = parseArgs({ args: [...typed], options, strict: false, allowPositionals: true, tokens: true });
  return tokens.filter((token) => token.kind === 'option');
}

function shown({ name, value }: Flag): string {
  return `--${name}${value === undefined ? '' : ` ${value}`}`;
}
