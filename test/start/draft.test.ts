import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { draftCommand } from '../../src/cli/draft.ts';
import { verifyCommand } from '../../src/cli/verify.ts';
import { callCommand } from './call-command.ts';
import { createTempFolder, runProcess } from './processes.ts';

const root = join(import.meta.dirname, '../..');
const article = 'A bridge fell into the river in Hull at 6am.\n“It was old,” said Ann Lee.\n';
const firstLine = '# yaml-language-server: $schema=./incident.schema.json\n';
const manifest = z.object({ name: z.string(), version: z.string(), scripts: z.object({ draft: z.string() }) });

/** Runs draft with a file as standard output that holds some text already, as npm leaves it. */
function draftInto(file: string, before: string, input: string): string {
  const output = openSync(file, 'w');
  writeSync(output, before);
  spawnSync(process.execPath, ['src/cli.ts', 'draft', input], { cwd: root, stdio: ['ignore', output, 'ignore'] });
  closeSync(output);
  return readFileSync(file, 'utf8');
}

describe('draft', () => {
  test('of a file passes verify', async () => {
    const folder = await createTempFolder({ 'article.txt': article });
    const file = join(folder, 'new.yaml');
    const written = draftInto(file, '', join(folder, 'article.txt'));
    expect(written.startsWith(firstLine)).toBe(true);
    expect((await callCommand(verifyCommand, [file])).stdout).toContain('2 facts');
  });

  test('of standard input, with id and title', async () => {
    const { status, stdout, stderr } = await runProcess(
      'src/cli.ts',
      ['draft', '--id', 'hull', '--title', 'A bridge'],
      {
        input: article,
      },
    );
    expect({ status, err: stderr }).toEqual({ status: 0, err: '' });
    expect(stdout).toContain('\n  id: hull\n  draft: true\n  title: A bridge\n');
  });

  test('of a page in another encoding', async () => {
    const folder = await createTempFolder({});
    const page = join(folder, 'page.html');
    const output = openSync(page, 'w');
    writeSync(output, Buffer.from('<meta charset="windows-1252"><p>\x93It fell,\x94 said Ann Lee.</p>', 'latin1'));
    closeSync(output);
    expect((await runProcess('src/cli.ts', ['draft', page])).stdout).toContain('“It fell,” said Ann Lee.');
  });

  test('takes away the lines that npm has put into the file', async () => {
    const { name, version, scripts } = manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
    const folder = await createTempFolder({ 'article.txt': article });
    const input = join(folder, 'article.txt');
    const banner = `\n> ${name}@${version} draft\n> ${scripts.draft} ${input}\n\n`;
    expect(draftInto(join(folder, 'new.yaml'), banner, input).startsWith(firstLine)).toBe(true);
    expect(draftInto(join(folder, 'other.yaml'), 'my own words\n', input)).toMatch(/^my own words\n# yaml/);
  });

  test.each([
    ['a file that is not there', ['no-such-file.txt'], '', /no-such-file\.txt: this file cannot be read/],
    ['nothing', [], '', /standard input: There is no text in this article/],
  ])('of %s says what is wrong', async (_, args, input, problem) => {
    const { status, stdout, stderr } = await callCommand(draftCommand, args, { input });
    expect(stderr).toMatch(problem);
    expect({ status, out: stdout }).toEqual({ status: 1, out: '' });
  });
});
