import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { askCommand } from '../../src/terminal/ask.ts';
import { flagsOf } from '../../src/terminal/commands.ts';
import { wrongFlag } from '../../src/terminal/flags.ts';
import { called } from './called.ts';
import { run, scratchFolder } from './processes.ts';

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
    const told = wrongFlag(command, args, (await flagsOf(command)) ?? []);
    expect(told).toMatch(words);
    expect(told?.split('\n')).toHaveLength(1);
  });

  test('backup makes no copy', async () => {
    const file = join(await scratchFolder({}), 'copy.sqlite');
    const { status, out, err } = await run('src/cli.ts', ['backup', file, '--forse']);
    expect(err).toMatch(/^backup has no flag --forse; it has --force/);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(existsSync(file)).toBe(false);
  });

  test('the start of the bot', async () => {
    const { status, out, err } = await run('src/main.ts', ['--nope'], { input: '/quit\n' });
    expect(err).toBe('npm start has no flag --nope; it has --open.\n');
    expect({ status, out }).toEqual({ status: 2, out: '' });
  });
});

test('A flag without what belongs behind it is refused too', async () => {
  const told = wrongFlag('ask', ['Where?', '--knowledge'], (await flagsOf('ask')) ?? []);
  expect(told).toBe('--knowledge needs something behind it: --knowledge FILE.');
});

test('Behind a lone -- nothing is a flag', async () => {
  const typed = ['--', '--when did officers enter the home?'];
  expect(wrongFlag('ask', typed, (await flagsOf('ask')) ?? [])).toBeUndefined();
  const { status, out } = await called(askCommand, typed);
  expect(out).toMatch(/^Officers entered/);
  expect(status).toBe(0);
});

test('--help tells what there is', async () => {
  const { status, out } = await run('src/cli.ts', ['ask', '--help']);
  expect(out).toContain('--explain');
  expect(status).toBe(0);
});
