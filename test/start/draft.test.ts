import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { draftCommand } from '../../src/cli/draft.ts';
import { verifyCommand } from '../../src/cli/verify.ts';
import { callCommand } from './call-command.ts';
import { createTempFolder } from './processes.ts';

const article = 'A bridge fell into the river in Hull at 6am.\n“It was old,” said Ann Lee.\n';
const firstLine = '# yaml-language-server: $schema=./incident.schema.json\n';

describe('draft', () => {
  test('of a file passes verify', async () => {
    const folder = await createTempFolder({ 'article.txt': article });
    const file = join(folder, 'new.yaml');
    const { stdout } = await callCommand(draftCommand, [join(folder, 'article.txt')]);
    expect(stdout.startsWith(firstLine)).toBe(true);
    await writeFile(file, stdout);
    expect((await callCommand(verifyCommand, [file])).stdout).toContain('2 facts');
  });

  test('of standard input, with id and title', async () => {
    const { status, stdout, stderr } = await callCommand(draftCommand, ['--id', 'hull', '--title', 'A bridge'], {
      input: article,
    });
    expect({ status, err: stderr }).toEqual({ status: 0, err: '' });
    expect(stdout).toContain('\n  id: hull\n  draft: true\n  title: A bridge\n');
  });

  test('of a page in another encoding', async () => {
    const folder = await createTempFolder({});
    const page = join(folder, 'page.html');
    await writeFile(page, Buffer.from('<meta charset="windows-1252"><p>\x93It fell,\x94 said Ann Lee.</p>', 'latin1'));
    expect((await callCommand(draftCommand, [page])).stdout).toContain('“It fell,” said Ann Lee.');
  });

  test.each([
    ['a file that is not there', ['no-such-file.txt'], '', /no-such-file\.txt: the file cannot be read/],
    ['nothing', [], '', /standard input: the article contains no text/],
  ])('of %s explains the problem', async (_, args, input, problem) => {
    const { status, stdout, stderr } = await callCommand(draftCommand, args, { input });
    expect(stderr).toMatch(problem);
    expect({ status, out: stdout }).toEqual({ status: 1, out: '' });
  });
});
