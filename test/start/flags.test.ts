import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { askCommand } from '../../src/cli/ask.ts';
import { loadFlags } from '../../src/cli/commands.ts';
import { findInvalidFlag } from '../../src/cli/flags.ts';
import { callCommand } from './call-command.ts';
import { createTempFolder, runProcess } from './processes.ts';

describe('A flag that there is not is refused in one line, with status 2, and nothing is done', () => {
  test.for([
    [
      'ask',
      ['--bogus', 'Where?'],
      /^ask has no flag --bogus; it has --json, --explain, --knowledge FILE, --article FILE, --help\.$/m,
    ],
    ['ask', ['Where?', '--no-json'], /^ask has no flag --no-json; it has/],
    ['ask', ['-j', 'Where?'], /^ask has no flag -j; it has/],
    ['verify', ['--nope'], /^verify has no flag --nope; it has --help\./],
    ['evaluate', ['--jsn'], /^evaluate has no flag --jsn; it has --knowledge FILE, --json/],
    ['passages', ['file.json', '--jsn'], /^passages has no flag --jsn; it has --json/],
    ['draft', ['--titel=One'], /^draft has no flag --titel; it has --id ID, --title TITLE/],
    ['schema', ['--jsn'], /^schema has no flag --jsn/],
    ['invite', ['--jsn'], /^invite has no flag --jsn/],
    ['doctor', ['--jsn'], /^doctor has no flag --jsn/],
    ['restore', ['copy', '--force'], /^restore has no flag --force/],
  ] as const)('%s %s', async ([command, args, words]) => {
    const told = findInvalidFlag(command, args, (await loadFlags(command)) ?? []);
    expect(told).toMatch(words);
    expect(told?.split('\n')).toHaveLength(1);
  });

  test('backup makes no copy', async () => {
    const file = join(await createTempFolder({}), 'copy.sqlite');
    const { status, stdout, stderr } = await runProcess('src/cli.ts', ['backup', file, '--forse']);
    expect(stderr).toMatch(/^backup has no flag --forse; it has --force/);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect({ status, out: stdout }).toEqual({ status: 2, out: '' });
    expect(existsSync(file)).toBe(false);
  });

  test('the start of the bot', async () => {
    const { status, stdout, stderr } = await runProcess('src/main.ts', ['--nope'], { input: '/quit\n' });
    expect(stderr).toBe('npm start has no flag --nope; it has --open.\n');
    expect({ status, out: stdout }).toEqual({ status: 2, out: '' });
  });
});

test('A flag without what belongs behind it is refused too', async () => {
  const told = findInvalidFlag('ask', ['Where?', '--knowledge'], (await loadFlags('ask')) ?? []);
  expect(told).toBe('--knowledge needs something behind it: --knowledge FILE.');
});

test('Behind a lone -- nothing is a flag', async () => {
  const typed = ['--', '--when did officers enter the home?'];
  expect(findInvalidFlag('ask', typed, (await loadFlags('ask')) ?? [])).toBeUndefined();
  const { status, stdout } = await callCommand(askCommand, typed);
  expect(stdout).toMatch(/^Officers entered/);
  expect(status).toBe(0);
});

test('--help tells what there is', async () => {
  const { status, stdout } = await runProcess('src/cli.ts', ['ask', '--help']);
  expect(stdout).toContain('--explain');
  expect(status).toBe(0);
});
