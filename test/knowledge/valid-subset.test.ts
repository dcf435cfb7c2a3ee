import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { knowledgeFileSchema } from '../../src/knowledge/schema.ts';
import { validSubset } from '../../src/knowledge/valid-subset.ts';
import { editSecondIncident, type TextEdit } from './second-incident.ts';

function subsetAfter(edit: TextEdit) {
  const data: unknown = parse(editSecondIncident(edit));
  return validSubset(data, knowledgeFileSchema.safeParse(data).error?.issues ?? []);
}

test.each<[reason: string, edit: TextEdit, factIds: string[], notStatedIds: string[]]>([
  [
    'an unknown key is removed, because the entry is valid without it',
    ['    answer: Six', '    anwser: x\n    answer: Six'],
    ['what-burned', 'engines', 'people'],
    ['cause'],
  ],
  ['an invalid fact is removed', ['answer: Six engines came.', 'answer: ""'], ['what-burned', 'people'], ['cause']],
  [
    'an invalid not-stated entry is removed',
    ['question: What was the cause?', 'question: 1'],
    ['what-burned', 'engines', 'people'],
    [],
  ],
  [
    'an invalid incident is replaced, because nothing depends on it',
    ['day: Tuesday', 'day: ""'],
    ['what-burned', 'engines', 'people'],
    ['cause'],
  ],
  [
    'invalid support notices are removed, because nothing depends on them',
    ['text: Talk to somebody.', 'text: 1'],
    ['what-burned', 'engines', 'people'],
    ['cause'],
  ],
])('%s', (_, edit, factIds, notStatedIds) => {
  const file = subsetAfter(edit)?.file;
  expect(file?.facts.map(({ id }) => id)).toEqual(factIds);
  expect(file?.['not-stated'].map(({ id }) => id)).toEqual(notStatedIds);
});

test.each<[reason: string, edit: TextEdit]>([
  ['facts refer to speakers', ['    name: the fire brigade', '    name: ""']],
  ['quotes refer to sources', ['  - id: article', '  - id: ""']],
  ['answers may use synonyms', ['  - concept: fire brigade', '  - concept: ""']],
])('There is no subset if %s and those are invalid', (_, edit) => {
  expect(subsetAfter(edit)).toBeUndefined();
});

test.each<[reason: string, path: readonly PropertyKey[], filePath: readonly PropertyKey[]]>([
  ['a fact before the removed one keeps its index', ['facts', 0, 'answer'], ['facts', 0, 'answer']],
  ['a fact after the removed one has its index in the file', ['facts', 1, 'quotes', 0], ['facts', 2, 'quotes', 0]],
  ['another list keeps its indexes', ['not-stated', 0], ['not-stated', 0]],
  ['a whole list has no index', ['facts'], ['facts']],
])('In the paths of the subset, %s', (_, path, filePath) => {
  expect(subsetAfter(['answer: Six engines came.', 'answer: ""'])?.toFilePath(path)).toEqual(filePath);
});
