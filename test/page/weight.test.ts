import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { securityHeaders } from '../../src/emulator/page/server/http-response.ts';
import { pageFiles } from '../../src/emulator/page/server/page-files.ts';

/** The size of everything that the browser loads, in bytes. */
const most = 150 * 1000;

test('The whole page is smaller than 150 KB compressed', async () => {
  const files = await pageFiles();
  const sizes = [...files.values()].map(({ body }) => gzipSync(body).length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(most);
});

test('The page contains nothing that a strict policy would block, and loads nothing from elsewhere', async () => {
  const files = await pageFiles();
  const page = files.get('/')?.body ?? '';
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon\w+=/);
  for (const { body } of files.values()) expect(body).not.toMatch(/outerHTML|insertAdjacentHTML|@import/);
  for (const { type, body } of files.values()) {
    if (!type.startsWith('image/')) expect(body).not.toMatch(/(?:src|href)="https?:|url\(|fetch\(['"`]https?:/);
  }
});

test('No text becomes markup: the code never sets inner HTML, and the browser would refuse to', async () => {
  const folder = join(import.meta.dirname, '../../src/emulator/page/client');
  for (const name of await readdir(folder)) {
    expect(await readFile(join(folder, name), 'utf8')).not.toMatch(/innerHTML/i);
  }
  // preact sets inner HTML in one place, and only for a component that asks for it.
  const files = await pageFiles();
  expect(files.get('/main.js')?.body.match(/\.innerHTML\s*=[^=]/g)?.length).toBe(1);
  expect(securityHeaders['content-security-policy']).toContain("require-trusted-types-for 'script'");
});
