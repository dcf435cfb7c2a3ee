import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { askCommand } from '../../src/cli/ask.ts';
import { loadFlags } from '../../src/cli/commands.ts';
import { findInvalidFlag } from '../../src/cli/flags.ts';
import { callCommand } from './call-command.ts';
import { createTempFolder, runProcess } from './processes.ts';
import { startProgram } from './start-program.ts';

describe('An unknown flag is refused in one line, with status 2, and nothing else happens', () => {
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
  ] as const)('%s %s', async ([command, args, expected]) => {
    const message = findInvalidFlag(command, args, (await loadFlags(command)) ?? []);
    expect(message).toMatch(expected);
    expect(message?.split('\n')).toHaveLength(1);
  });

  test('backup makes no copy', async () => {
    const file = join(await createTempFolder({}), 'copy.sqlite');
    const { status, stdout, stderr } = await runProcess('src/cli.ts', ['backup', file, '--forse']);
    expect(stderr).toMatch(/^backup has no flag --forse; it has --force/);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect({ status, out: stdout }).toEqual({ status: 2, out: '' });
    expect(existsSync(file)).toBe(false);
  });

  test('npm start starts nothing', async () => {
    const { status, stdout, stderr } = await startProgram(['--nope'], { input: '/quit\n' }).ended;
    expect(stderr).toBe('npm start has no flag --nope; it has --open.\n');
    expect({ status, out: stdout }).toEqual({ status: 2, out: '' });
  });
});

test('An unknown command is refused in one line that lists the commands', async () => {
  const { status, stdout, stderr } = await runProcess('src/cli.ts', ['nope']);
  expect(stderr).toMatch(/^There is no command nope\. The commands are ask, verify, [^\n]+\.\n$/);
  expect({ status, out: stdout }).toEqual({ status: 2, out: '' });
});

test('A flag without its value is refused', async () => {
  const message = findInvalidFlag('ask', ['Where?', '--knowledge'], (await loadFlags('ask')) ?? []);
  expect(message).toBe('--knowledge needs a value: --knowledge FILE.');
});

test('Nothing after -- is a flag', async () => {
  const args = ['--', '--when did officers enter the home?'];
  expect(findInvalidFlag('ask', args, (await loadFlags('ask')) ?? [])).toBeUndefined();
  const { status, stdout } = await callCommand(askCommand, args);
  expect(stdout).toMatch(/^Officers entered/);
  expect(status).toBe(0);
});

test('--help lists the flags', async () => {
  const { status, stdout } = await runProcess('src/cli.ts', ['ask', '--help']);
  expect(stdout).toContain('--explain');
  expect(status).toBe(0);
});
