import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { evaluateCommand } from '../../src/cli/evaluate.ts';
import { evaluatePassagesCommand } from '../../src/cli/evaluate-passages.ts';
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

test('evaluate names the keys of a question that are missing or not valid', async () => {
  const file = join(await createTempFolder({ 'questions.jsonl': '{"kind": "hard"}\n3\n' }), 'questions.jsonl');
  const { stderr } = await callCommand(evaluateCommand, [file]);
  expect(stderr).toBe(`${file}: line 1: missing or not valid: q, kind\n${file}: line 2: this is not a JSON object\n`);
});

test('evaluate:passages names the places where the format of its file is wrong', async () => {
  const file = join(await createTempFolder({ 'passages.json': '{"docs": [{}]}' }), 'passages.json');
  const { stderr } = await callCommand(evaluatePassagesCommand, [file]);
  expect(stderr).toMatch(/: the format is wrong at docs\.0\.sents, qs\. It must be \{docs: /);
});
