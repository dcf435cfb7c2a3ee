import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, scratchFolder, start } from './processes.ts';

const shipped = 'knowledge/walthamstow-shooting.yaml';
const ask = (args: readonly string[], input = '') => run('src/cli.ts', ['ask', ...args], { input });
const objects = (out: string): unknown[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('ask', () => {
  test('with a question answers it once, with the sentence it rests on', async () => {
    const { status, out, err } = await ask(['When did officers enter the home?']);
    expect(out).toMatch(/^Officers entered at around 2pm/);
    expect(out).toContain('  | ’Around 2pm, officers entered after hearing a loud noise from inside.');
    expect(out).toContain('sentence 5');
    expect({ status, err }).toEqual({ status: 0, err: '' });
  });

  test('takes words without quotation marks for one question', async () => {
    const { out } = await ask(['When', 'did', 'officers', 'enter', 'the', 'home?']);
    expect(out).toMatch(/^Officers entered at around 2pm/);
  });

  test('without a question answers each line of its input', async () => {
    const { out, status } = await ask([], 'When did officers enter the home?\nWhat is the man’s name?\n');
    expect(out).toMatch(/^Officers entered at around 2pm[\s\S]*\n\nThe article does not say\./);
    expect(status).toBe(0);
  });
});

describe('ask --json', () => {
  const input = [
    'When did officers enter the home?',
    '',
    'What is the man’s name?',
    'how do I bake sourdough bread',
    '"quoted" \\ 何 \u0007 @everyone',
    'police',
  ];

  test('writes one object a line for each line that it reads, in order, each in the form that programs rely on', async () => {
    const { out, err, status } = await ask(['--json'], input.join('\r\n'));
    const answers = objects(out);
    const outcome = expect.stringMatching(/^(answered|not-stated|unsure|no-match)$/);
    const form = {
      question: expect.any(String),
      outcome,
      fact: expect.toSatisfy((fact) => fact === null || typeof fact === 'string'),
      answer: expect.toSatisfy((answer) => answer === null || typeof answer === 'string'),
      citations: expect.any(Array),
      choices: expect.any(Array),
      milliseconds: expect.any(Number),
    };
    expect(answers).toStrictEqual(input.map((question) => ({ ...form, question })));
    expect(answers.slice(0, 4)).toMatchObject([
      { outcome: 'answered', fact: 'when-entered', answer: expect.stringMatching(/around 2pm/), choices: [] },
      { outcome: 'no-match', fact: null, answer: null, citations: [], choices: [] },
      { outcome: 'not-stated', fact: 'mans-name', answer: null },
      { outcome: 'no-match' },
    ]);
    expect({ status, err }).toEqual({ status: 0, err: '' });
  });

  test('cites with quote, source, sentence, offsets and speaker, and the offsets are those of the source', async () => {
    const { out } = await ask(['--json', 'When did officers enter the home?']);
    const quote = '’Around 2pm, officers entered after hearing a loud noise from inside.';
    const [answer] = objects(out);
    const start = expect.any(Number);
    expect(answer).toMatchObject({
      citations: [{ quote, source: 'article', sentence: 5, start, end: start, speaker: 'the Met Police' }],
    });
    expect(out.trim().split('\n')).toHaveLength(1);
  });

  test('offers choices with fact, question and citations where it is unsure', async () => {
    const { out } = await ask(['--json'], ['police', 'the man', 'the officers', 'hospital', 'shot'].join('\n'));
    const unsure = objects(out).find((answer) => JSON.stringify(answer).includes('"outcome":"unsure"'));
    const choice = { fact: expect.any(String), question: expect.any(String), citations: expect.any(Array) };
    expect(unsure).toMatchObject({
      fact: null,
      answer: null,
      citations: [],
      choices: expect.arrayContaining([choice]),
    });
  });

  test('ends quietly when whoever reads it has read enough', async () => {
    const asking = start('src/cli.ts', ['ask', '--json'], { input: 'police\n'.repeat(2000) });
    asking.child.stdout?.once('data', () => asking.child.stdout?.destroy());
    const { err } = await asking.ended;
    expect(err).toBe('');
  });
});

describe('ask --knowledge FILE', () => {
  test('answers from that file', async () => {
    const text = await readFile(shipped, 'utf8');
    const answer = 'answer: Officers entered at around 2pm, after hearing a loud noise from inside.';
    expect(text).toContain(answer);
    const directory = await scratchFolder({
      'other.yaml': text.replace(answer, 'answer: Officers entered around 2pm.'),
    });
    const { out } = await ask(['--knowledge', join(directory, 'other.yaml'), 'When did officers enter the home?']);
    expect(out).toMatch(/^Officers entered around 2pm\.\n/);
  });

  test.for([
    ['that there is not', 'no-such-file.yaml', /^no-such-file\.yaml: this file cannot be read/],
    ['that is broken', 'package-lock.json', /^package-lock\.json:\d+:\d+ /],
  ] as const)('%s ends with status 1 and says why', async ([, file, words]) => {
    const { status, out, err } = await ask(['--json', '--knowledge', file, 'where']);
    expect(err).toMatch(words);
    expect(out).toBe('');
    expect(status).toBe(1);
  });
});
