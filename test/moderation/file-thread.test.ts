import { expect, onTestFinished, test } from 'vitest';
import { createSnapshot } from '../../src/answering/snapshot.ts';
import { createFileThread, createLocalFileWork, type FileWork } from '../../src/moderation/state/file-thread.ts';
import { sampleText } from '../discord/sample-text.ts';
import { turnsDuring } from '../turns.ts';

const policy = { reservedNames: ['ask'], allowDrafts: false };
const here = createLocalFileWork(policy);

function startThread(): FileWork {
  const thread = createFileThread(policy);
  onTestFinished(() => thread.close());
  return thread;
}

const questions = ['wen did teh feds go in', 'is he dead', 'i want to kill myself', 'cookery', ''];

async function answersOf(work: FileWork, text: string): Promise<unknown> {
  const prepared = await work.prepare(Buffer.from(text));
  if ('problems' in prepared) return prepared.problems;
  const { answerer, autocomplete } = createSnapshot(prepared.knowledge, prepared.index);
  return [questions.map((question) => answerer.answer(question)), autocomplete.suggest('when did', 10)];
}

const entry = { notStated: { id: 'helicopter', question: 'Was there a helicopter?' } };
const draft = sampleText.replace('incident:\n', 'incident:\n  draft: true\n');

test.for<readonly [title: string, text: string]>([
  ['a file', sampleText],
  ['a draft, which has no index', draft],
  ['a file with problems', sampleText.replace('name: when-entered', 'name: ask')],
  ['a file with a key that occurs twice', `${sampleText}\nspeakers: []\n`],
  ['what is no file', '\0'],
  ['an empty file', ''],
])('A worker thread makes of %s what this thread makes of it', async ([, text]) => {
  expect(await answersOf(startThread(), text)).toEqual(await answersOf(here, text));
});

test('The worker thread appends an entry to a file', async () => {
  const bytes = Buffer.from(sampleText);
  const [there, local] = [await startThread().add(bytes, entry), await here.add(bytes, entry)];
  expect(there.id).toBe('helicopter');
  expect(Buffer.from(there.bytes)).toEqual(Buffer.from(local.bytes));
});

test('Answers have many turns while a file is prepared, and few without the worker thread', async () => {
  const bytes = Buffer.from(sampleText);
  const thread = startThread();
  expect(await turnsDuring(() => thread.prepare(bytes))).toBeGreaterThan(100);
  expect(await turnsDuring(() => here.prepare(bytes))).toBeLessThan(5);
});

test('After a task that failed, the next one gets a new thread', async () => {
  const thread = startThread();
  await expect(thread.add(Buffer.from('- no knowledge file'), entry)).rejects.toThrow('knowledge file');
  expect(await thread.prepare(Buffer.from(sampleText))).toHaveProperty('knowledge');
});
