import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { evaluateCommand } from '../../src/cli/evaluate.ts';
import { bundledQuestions, readQuestionFile } from '../../src/cli/question-file.ts';
import { parseKnowledge } from '../../src/knowledge/parse.ts';
import { callCommand } from './call-command.ts';
import { createTempFolder } from './processes.ts';

test('The questions that come with the project are about an incident that comes with it', async () => {
  const { incidentId, file } = bundledQuestions;
  const read = await readQuestionFile(file);
  expect('questions' in read && read.questions.length).toBeGreaterThan(300);
  const parsed = parseKnowledge(await readFile(`knowledge/${incidentId}.yaml`));
  expect(parsed).toMatchObject({ knowledge: { incident: { id: incidentId } } });
});

test('evaluate names the file of questions that is wrong, and the line', async () => {
  const file = join(
    await createTempFolder({ 'questions.jsonl': '{"q": "When?", "kind": "answerable"}\n{\n' }),
    'questions.jsonl',
  );
  const { status, stderr } = await callCommand(evaluateCommand, [file]);
  expect(stderr).toBe(`${file}: line 2: this is not a JSON object\n`);
  expect(status).toBe(1);
});
