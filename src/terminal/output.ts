/** Writes a line for the person or the program that called. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Says what is wrong and makes the process end with status 1. */
export function fail(lines: readonly string[]): void {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = 1;
}

/** Lets the process end quietly when whoever reads its output has read enough, as `| head -1` does. */
export function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}
