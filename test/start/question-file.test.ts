import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { evaluateCommand } from '../../src/cli/evaluate.ts';
import { bundledQuestions, readQuestionFile } from '../../src/cli/question-file.ts';
import { parseKnowledge } from '../../src/knowledge/parse.ts';
import { callCommand } from './call-command.ts';
import { createTempFolder } from './processes.ts';

test('The bundled questions are about a bundled incident', async () => {
  const { incidentId, file } = bundledQuestions;
  const read = await readQuestionFile(file);
  expect('questions' in read && read.questions.length).toBeGreaterThan(300);
  const parsed = parseKnowledge(await readFile(`knowledge/${incidentId}.yaml`));
  expect(parsed).toMatchObject({ knowledge: { incident: { id: incidentId } } });
});

test('evaluate names an invalid question file and the line', async () => {
  const file = join(
    await createTempFolder({ 'questions.jsonl': '{"q": "When?", "kind": "answerable"}\n{\n' }),
    'questions.jsonl',
  );
  const { status, stderr } = await callCommand(evaluateCommand, [file]);
  expect(stderr).toBe(`${file}: line 2: this is not a JSON object\n`);
  expect(status).toBe(1);
});
