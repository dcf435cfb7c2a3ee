import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

test('Without Chromium, the browser tests are skipped with a reason', async () => {
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', 'test/page/lost-connection.test.ts', '--reporter=verbose'];
  const env = { ...process.env, CHROMIUM: '/nowhere', NO_COLOR: '1' };
  const { stdout } = await promisify(execFile)(process.execPath, vitest, { cwd: root, env });
  expect(stdout).toContain('skipped: no Chromium is installed, apt-get install chromium');
  expect(stdout).toMatch(/\d+ skipped/);
  expect(stdout).not.toContain('passed');
});
