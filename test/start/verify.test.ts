import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { verifyCommand } from '../../src/terminal/verify.ts';
import { briefText } from '../discord/brief-text.ts';
import { called } from './called.ts';
import { run, scratchFolder } from './processes.ts';

const shipped = 'knowledge/walthamstow-shooting.yaml';
const verify = (...files: readonly string[]) => called(verifyCommand, files);

describe('verify', () => {
  test('without a file checks those of the knowledge folder and sums them up', async () => {
    const { status, out, err } = await called(verifyCommand, [], { settings: { KNOWLEDGE_DIR: 'knowledge' } });
    expect(out).toMatch(/^knowledge\/walthamstow-shooting\.yaml: \d+ facts, \d+ with a command, \d+ not stated, /);
    expect(out).toContain('22 of 22 sentences cited');
    expect({ status, err }).toEqual({ status: 0, err: '' });
  });

  test('lists every problem with file, line and column, and still sums up the files that are good', async () => {
    const wrong = briefText.replace(/answer: Officers entered at around 2pm/, 'answer: Officers entered at around 3pm');
    const directory = await scratchFolder({ 'wrong.yaml': wrong, 'bare.yaml': 'facts: 7\n' });
    const [first, second] = [join(directory, 'wrong.yaml'), join(directory, 'bare.yaml')];
    const { status, out, err } = await run('src/cli.ts', ['verify', first, shipped, second]);
    const line = wrong.split('\n').findIndex((one) => one.includes('around 3pm')) + 1;
    expect(err).toContain(`${first}:${line}:`);
    expect(err).toMatch(/“3pm”/);
    expect(err).toContain(`${first}: 1 problem\n`);
    expect(err).toMatch(/bare\.yaml:1:\d+ .*facts/);
    expect(out).toMatch(/^knowledge\/walthamstow-shooting\.yaml: \d+ facts/);
    expect(status).toBe(1);
  });

  test('with settings that are wrong says which, and checks nothing', async () => {
    const { status, out, err } = await called(verifyCommand, [], { settings: { LOG_LEVEL: 'loud' } });
    expect(err).toMatch(/^LOG_LEVEL must be one of /);
    expect({ status, out }).toEqual({ status: 1, out: '' });
  });

  test('checks the files of a folder in the order of their names', async () => {
    const KNOWLEDGE_DIR = await scratchFolder({ 'b.yaml': 'facts: 7\n', 'c.yml': '', 'a.yaml': '' });
    const { err } = await called(verifyCommand, [], { settings: { KNOWLEDGE_DIR } });
    expect([...err.matchAll(/(\w\.ya?ml): \d+ problem/g)].map(([, name]) => name)).toEqual([
      'a.yaml',
      'b.yaml',
      'c.yml',
    ]);
  });

  test('counts the entries that nobody has looked over yet', async () => {
    const marked = briefText.replace(/^ {2}- id: (when-entered|mans-name)$/gm, '$&\n    draft: true');
    const directory = await scratchFolder({
      'whole.yaml': briefText,
      'some.yaml': marked,
      'new.yaml': marked.replace('incident:\n', '$&  draft: true\n'),
    });
    const { out, err } = await verify(...['whole', 'some', 'new'].map((name) => join(directory, `${name}.yaml`)));
    const told = out.split('\n').map((line) => /\d+ drafts?[^,]*/.exec(line)?.[0]);
    expect({ told, err }).toEqual({
      told: ['0 drafts', '2 drafts', '2 drafts and the incident as a whole', undefined],
      err: '',
    });
  });

  test('of a file without an entry counts no wordings', async () => {
    const text = briefText.replace(/^(facts|not-stated):\n(?: .*\n|\n)*/gm, '');
    const directory = await scratchFolder({ 'bare.yaml': text });
    const { out } = await verify(join(directory, 'bare.yaml'));
    expect(out).toMatch(/: 0 facts, .*, 0 wordings\n$/);
  });

  test('of a file that there is not ends with status 1', async () => {
    const { status, err } = await verify('no-such-file.yaml');
    expect(err).toContain('no-such-file.yaml: this file cannot be read');
    expect(status).toBe(1);
  });
});
