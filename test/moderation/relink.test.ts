import { expect, test } from 'vitest';
import type { Document } from 'yaml';
import { createSnapshot } from '../../src/answering/snapshot.ts';
import { findEntry } from '../../src/knowledge/knowledge.ts';
import { answerLayout, type RecordedItem, recordEntry } from '../../src/moderation/corrections/displayed-items.ts';
import { relinkAnsweredQuestions } from '../../src/moderation/corrections/relink.ts';
import { parseOrThrow } from '../discord/parse-or-throw.ts';
import { editSample, factPath, sampleFact, sampleKnowledge } from '../discord/sample-knowledge.ts';

const questionIndex = sampleKnowledge.notStated.findIndex(({ id }) => id === 'which-hospital');
const question = sampleKnowledge.notStated[questionIndex]?.question ?? '';

function snapshotAfter(...edits: ((file: Document) => void)[]) {
  return createSnapshot(
    parseOrThrow(
      editSample((file) => {
        for (const edit of edits) edit(file);
      }),
    ),
  );
}

const removeQuestion = (file: Document) => file.deleteIn(['not-stated', questionIndex]);
const renameQuestion = (file: Document) => file.setIn(['not-stated', questionIndex, 'id'], 'the-hospital');
const addFact = (asked: string) => (file: Document) =>
  file.addIn(['facts'], {
    id: 'the-hospital',
    question: asked,
    answer: 'He was taken to the hospital.',
    status: 'stated',
    quotes: [sampleFact('injuries').citations[0].quote],
  });
const addParaphrase = (file: Document) => file.addIn(factPath('injuries', 'paraphrases'), question);

const sample = createSnapshot(sampleKnowledge);
const notStated = recordedEntry('which-hospital');
const displayedFact = recordedEntry('when-entered');

function recordedEntry(id: string): RecordedItem {
  const entry = findEntry(sampleKnowledge, id);
  if (!entry) throw new Error(`There is no entry ${id}.`);
  return recordEntry(entry, answerLayout);
}

test.each([
  [
    'a new fact with the question',
    notStated,
    snapshotAfter(removeQuestion, addFact(question)),
    'the-hospital',
    'it answers it',
  ],
  [
    'an old fact with the new paraphrase',
    notStated,
    snapshotAfter(removeQuestion, addParaphrase),
    'injuries',
    'the file maps the question to it',
  ],
  ['no fact', notStated, snapshotAfter(removeQuestion), 'which-hospital', 'a similar old fact was as close before'],
  [
    'a new fact beside the listed question',
    notStated,
    snapshotAfter(addFact('Where was he treated?')),
    'which-hospital',
    'the question is still not stated',
  ],
  [
    'the question under another id',
    notStated,
    snapshotAfter(renameQuestion),
    'which-hospital',
    'the same question is still listed',
  ],
  [
    'a new fact for another displayed fact',
    displayedFact,
    snapshotAfter(removeQuestion, addFact(question)),
    'when-entered',
    'only not-stated items are linked',
  ],
] as const)('After a change to %s, the item refers to the right entry', (_, item, after, id, reason) => {
  const items = [displayedFact, item];
  const relinked = relinkAnsweredQuestions(items, sample, after);
  const { kind } = item.reference;
  expect(relinked, reason).toEqual([displayedFact, { ...item, reference: { kind, id } }]);
  if (item.reference.kind !== 'sentence' && item.reference.id === id) expect(relinked, reason).toBe(items);
});

test('A fact that existed before the change is linked only if it contains the question', () => {
  const withFact = snapshotAfter(addFact('Which hospital treated him?'));
  const withoutQuestion = snapshotAfter(removeQuestion, addFact('Which hospital treated him?'));
  const answer = withoutQuestion.answerer.answer(question);
  expect(answer).toMatchObject({ kind: 'answered', fact: { id: 'the-hospital' } });
  const [relinked] = relinkAnsweredQuestions([notStated], sample, withoutQuestion);
  expect(relinked?.reference, 'the fact is new').toEqual({ kind: 'not-stated', id: 'the-hospital' });
  const items = [notStated];
  expect(relinkAnsweredQuestions(items, withFact, withoutQuestion), 'the fact was there before').toBe(items);
});
