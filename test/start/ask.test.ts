import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { askCommand } from '../../src/cli/ask.ts';
import { sampleText } from '../discord/sample-text.ts';
import { callCommand } from './call-command.ts';
import { createTempFolder, runProcess, startProcess } from './processes.ts';

const ask = (args: readonly string[], input = '') => callCommand(askCommand, args, { input });
const objects = (out: string): unknown[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('ask', () => {
  test('with a question, quoted or not, answers it once with its sentence', async () => {
    const { status, stdout, stderr } = await ask(['When', 'did', 'officers', 'enter', 'the home?']);
    expect(stdout).toMatch(/^Officers entered at around 2pm/);
    expect(stdout).toContain('  | ’Around 2pm, officers entered after hearing a loud noise from inside.');
    expect(stdout).toContain('sentence 5');
    expect({ status, err: stderr }).toEqual({ status: 0, err: '' });
  });

  test('without a question answers each line of its input', async () => {
    const { stdout, status } = await ask([], 'When did officers enter the home?\nWhat is the man’s name?\n');
    expect(stdout).toMatch(/^Officers entered at around 2pm[\s\S]*\n\nThe article does not say\./);
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
    'hospital',
    'the man',
    'the officers',
  ];
  const citation = {
    quote: '’Around 2pm, officers entered after hearing a loud noise from inside.',
    source: 'article',
    sentence: 5,
    start: expect.any(Number),
    end: expect.any(Number),
    speaker: 'the Met Police',
  };
  const choice = { fact: expect.any(String), question: expect.any(String), citations: expect.any(Array) };

  test('writes one object per line of input, in order, in the format that programs rely on', async () => {
    const { stdout, stderr, status } = await runProcess('src/cli.ts', ['ask', '--json'], { input: input.join('\r\n') });
    const answers = objects(stdout);
    const textOrNull = expect.toSatisfy((value) => value === null || typeof value === 'string');
    const form = {
      question: expect.any(String),
      outcome: expect.stringMatching(/^(answered|not-stated|unsure|no-match)$/),
      fact: textOrNull,
      answer: textOrNull,
      citations: expect.any(Array),
      choices: expect.any(Array),
      milliseconds: expect.any(Number),
      note: null,
      passages: [],
    };
    expect(answers).toStrictEqual(input.map((question) => ({ ...form, question })));
    expect(answers.slice(0, 4)).toMatchObject([
      { outcome: 'answered', fact: 'when-entered', answer: expect.stringMatching(/around 2pm/), citations: [citation] },
      { outcome: 'no-match', fact: null, answer: null, citations: [], choices: [] },
      { outcome: 'not-stated', fact: 'mans-name', answer: null },
      { outcome: 'no-match' },
    ]);
    const unsure = answers.find((answer) => JSON.stringify(answer).includes('"outcome":"unsure"'));
    const choices = expect.arrayContaining([choice]);
    expect(unsure).toMatchObject({ fact: null, answer: null, citations: [], choices });
    expect({ status, err: stderr }).toEqual({ status: 0, err: '' });
  });

  test('ends quietly when the reader closes the pipe', async () => {
    const directory = await createTempFolder({ 'brief.yaml': sampleText });
    const args = ['ask', '--json', '--knowledge', join(directory, 'brief.yaml')];
    const asking = startProcess('src/cli.ts', args, { input: 'police\n'.repeat(2000) });
    asking.child.stdout?.once('data', () => asking.child.stdout?.destroy());
    const { stderr } = await asking.ended;
    expect(stderr).toBe('');
  });
});

describe('ask --article FILE', () => {
  test('answers from a web page without its markup, in its declared encoding', async () => {
    const directory = await createTempFolder({});
    const page =
      '<meta charset="windows-1252"><p>A <b>bridge</b> fell into the river in Hull at 6am.</p><p>\x93It was old,\x94 said Ann Lee.</p>';
    await writeFile(join(directory, 'page.html'), Buffer.from(page, 'latin1'));
    const args = ['--article', join(directory, 'page.html')];
    expect((await ask([...args, 'What fell into the river?'])).stdout).toContain(
      '| A bridge fell into the river in Hull at 6am.',
    );
    expect((await ask([...args, 'What did Ann Lee say?'])).stdout).toContain('“It was old,” said Ann Lee.');
  });
});

test('ask respects ALLOW_DRAFTS, and answers drafts without it', async () => {
  const KNOWLEDGE_DIR = await createTempFolder({
    'brief.yaml': sampleText.replace('\nincident:\n', '\nincident:\n  draft: true\n'),
  });
  const asked = (settings: Record<string, string>) =>
    callCommand(askCommand, ['When did officers enter the home?'], { settings: { KNOWLEDGE_DIR, ...settings } });
  expect((await asked({})).stdout).toContain('2pm');
  expect((await asked({ ALLOW_DRAFTS: 'false' })).stderr).toContain('is a draft');
});

describe('ask --knowledge FILE', () => {
  test('answers from that file', async () => {
    const answer = 'answer: Officers entered at around 2pm, after hearing a loud noise from inside.';
    expect(sampleText).toContain(answer);
    const other = sampleText.replace(answer, 'answer: Officers entered around 2pm.');
    const directory = await createTempFolder({ 'other.yaml': other });
    const { stdout } = await ask(['--knowledge', join(directory, 'other.yaml'), 'When did officers enter the home?']);
    expect(stdout).toMatch(/^Officers entered around 2pm\.\n/);
  });

  test.for([
    ['that there is not', 'no-such-file.yaml', /^no-such-file\.yaml: the file cannot be read/],
    ['that is broken', 'package-lock.json', /^package-lock\.json:\d+:\d+ /],
  ] as const)('%s ends with status 1 and an explanation', async ([, file, words]) => {
    const { status, stdout, stderr } = await ask(['--json', '--knowledge', file, 'where']);
    expect(stderr).toMatch(words);
    expect(stdout).toBe('');
    expect(status).toBe(1);
  });
});
