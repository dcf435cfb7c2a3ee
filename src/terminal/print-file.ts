import { fstatSync, ftruncateSync, writeSync } from 'node:fs';

const standardOutput = 1;

/**
 * Writes a text that somebody sends into a file. `npm run` prints two lines before every command; in a file they would
 * make the text invalid, and so they are taken away, where they and nothing else are in it.
 */
export function printFile(text: string): void {
  if (!holdsOnlyBanner()) {
    process.stdout.write(text);
    return;
  }
  ftruncateSync(standardOutput, 0);
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += writeSync(standardOutput, bytes, at, bytes.length - at, at);
}

function holdsOnlyBanner(): boolean {
  const output = fstatSync(standardOutput);
  return output.isFile() && output.size > 0 && output.size === Buffer.byteLength(banner(process.env, process.argv));
}

/** As npm writes it (@npmcli/run-script, run-script-pkg.js): "\n> on-record@0.1.0 draft\n> node src/cli.ts draft FILE\n\n". */
function banner(environment: NodeJS.ProcessEnv, [, , , ...options]: readonly string[]): string {
  const { npm_package_name: name, npm_package_version: version } = environment;
  const { npm_lifecycle_event: event, npm_lifecycle_script: script } = environment;
  return `\n> ${name}@${version} ${event}\n> ${[script, ...options].join(' ')}\n\n`;
}
