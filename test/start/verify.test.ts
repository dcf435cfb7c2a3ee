import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { verifyCommand } from '../../src/cli/verify.ts';
import { sampleText } from '../discord/sample-text.ts';
import { callCommand } from './call-command.ts';
import { createTempFolder } from './processes.ts';

const shipped = 'knowledge/walthamstow-shooting.yaml';
const verify = (...files: readonly string[]) => callCommand(verifyCommand, files);

describe('verify', () => {
  test('without a file checks the knowledge folder and summarizes its files', async () => {
    const { status, stdout, stderr } = await callCommand(verifyCommand, [], {
      settings: { KNOWLEDGE_DIR: 'knowledge' },
    });
    expect(stdout).toMatch(/^knowledge\/walthamstow-shooting\.yaml: \d+ facts, \d+ with a command, \d+ not stated, /);
    expect(stdout).toContain('22 of 22 sentences cited');
    expect({ status, err: stderr }).toEqual({ status: 0, err: '' });
  });

  test('lists every problem with file, line and column, and still summarizes valid files', async () => {
    const wrong = sampleText.replace(
      /answer: Officers entered at around 2pm/,
      'answer: Officers entered at around 3pm',
    );
    const directory = await createTempFolder({ 'wrong.yaml': wrong, 'bare.yaml': 'facts: 7\n' });
    const [first, second] = [join(directory, 'wrong.yaml'), join(directory, 'bare.yaml')];
    const { status, stdout, stderr } = await callCommand(verifyCommand, [first, shipped, second]);
    const line = wrong.split('\n').findIndex((one) => one.includes('around 3pm')) + 1;
    expect(stderr).toContain(`${first}:${line}:`);
    expect(stderr).toMatch(/“3pm”/);
    expect(stderr).toContain(`${first}: 1 problem\n`);
    expect(stderr).toMatch(/bare\.yaml:1:\d+ .*facts/);
    expect(stdout).toMatch(/^knowledge\/walthamstow-shooting\.yaml: \d+ facts/);
    expect(status).toBe(1);
  });

  test('with invalid settings reports them, and checks nothing', async () => {
    const { status, stdout, stderr } = await callCommand(verifyCommand, [], { settings: { LOG_LEVEL: 'loud' } });
    expect(stderr).toMatch(/^LOG_LEVEL must be one of /);
    expect({ status, out: stdout }).toEqual({ status: 1, out: '' });
  });

  test('checks the files of a folder in alphabetical order', async () => {
    const KNOWLEDGE_DIR = await createTempFolder({ 'b.yaml': 'facts: 7\n', 'c.yml': '', 'a.yaml': '' });
    const { stderr } = await callCommand(verifyCommand, [], { settings: { KNOWLEDGE_DIR } });
    expect([...stderr.matchAll(/(\w\.ya?ml): \d+ problem/g)].map(([, name]) => name)).toEqual([
      'a.yaml',
      'b.yaml',
      'c.yml',
    ]);
  });

  test('counts the entries that nobody has reviewed', async () => {
    const marked = sampleText.replace(/^ {2}- id: (when-entered|mans-name)$/gm, '$&\n    draft: true');
    const directory = await createTempFolder({
      'whole.yaml': sampleText,
      'some.yaml': marked,
      'new.yaml': marked.replace('incident:\n', '$&  draft: true\n'),
    });
    const { stdout, stderr } = await verify(...['whole', 'some', 'new'].map((name) => join(directory, `${name}.yaml`)));
    const told = stdout.split('\n').map((line) => /\d+ drafts?[^,]*/.exec(line)?.[0]);
    expect({ told, err: stderr }).toEqual({
      told: ['0 drafts', '2 drafts', '2 drafts and the whole incident', undefined],
      err: '',
    });
  });

  test('counts no paraphrases for a file without entries', async () => {
    const text = sampleText.replace(/^(facts|not-stated):\n(?: .*\n|\n)*/gm, '');
    const directory = await createTempFolder({ 'bare.yaml': text });
    const { stdout } = await verify(join(directory, 'bare.yaml'));
    expect(stdout).toMatch(/: 0 facts, .*, 0 paraphrases\n$/);
  });

  test('of a missing file ends with status 1', async () => {
    const { status, stderr } = await verify('no-such-file.yaml');
    expect(stderr).toContain('no-such-file.yaml: the file cannot be read');
    expect(status).toBe(1);
  });
});
