import { fstatSync, ftruncateSync, readFileSync, writeSync } from 'node:fs';
import { z } from 'zod';

const stdoutFd = 1;

/**
 * Writes a text that somebody sends into a file with `npm run COMMAND -- … > file`. npm prints two lines before every
 * command; in the file they would make the text invalid, and so they are taken away, where nothing else is in it.
 */
export function printFile(text: string, command: string): void {
  if (!containsOnly(npmBanner(command))) {
    process.stdout.write(text);
    return;
  }
  ftruncateSync(stdoutFd, 0);
  const bytes = Buffer.from(text);
  for (let offset = 0; offset < bytes.length; )
    offset += writeSync(stdoutFd, bytes, offset, bytes.length - offset, offset);
}

/** By its length: what is sent into a file can't be read back. */
function containsOnly(banner: string): boolean {
  const output = fstatSync(stdoutFd);
  return output.isFile() && output.size === Buffer.byteLength(banner);
}

const manifest = z.object({ name: z.string(), version: z.string(), scripts: z.record(z.string(), z.string()) });

/** "\n> on-record@0.1.0 draft\n> node src/cli.ts draft FILE\n\n", as @npmcli/run-script writes it (run-script-pkg.js). */
function npmBanner(command: string): string {
  const file = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { name, version, scripts } = manifest.parse(JSON.parse(file));
  const options = process.argv.slice(3);
  return `\n> ${name}@${version} ${command}\n> ${[scripts[command], ...options].join(' ')}\n\n`;
}
