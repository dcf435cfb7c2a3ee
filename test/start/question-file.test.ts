import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseKnowledge } from '../../src/knowledge/parse.ts';
import { evaluateCommand } from '../../src/terminal/evaluate.ts';
import { ownExamination, readQuestionFile } from '../../src/terminal/question-file.ts';
import { called } from './called.ts';
import { scratchFolder } from './processes.ts';

test('The questions that come with the project are about an incident that comes with it', async () => {
  const { incident, file } = ownExamination;
  const read = await readQuestionFile(file);
  expect('questions' in read && read.questions.length).toBeGreaterThan(300);
  const parsed = parseKnowledge(await readFile(`knowledge/${incident}.yaml`));
  expect(parsed).toMatchObject({ knowledge: { incident: { id: incident } } });
});

test('evaluate names the file of questions that is wrong, and the line', async () => {
  const file = join(
    await scratchFolder({ 'questions.jsonl': '{"q": "When?", "kind": "answerable"}\n{\n' }),
    'questions.jsonl',
  );
  const { status, err } = await called(evaluateCommand, [file]);
  expect(err).toBe(`${file}: line 2: this is not a JSON object\n`);
  expect(status).toBe(1);
});
