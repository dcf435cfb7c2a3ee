import { describe, expect, test } from 'vitest';
import { fingerprintOf } from '../../src/answering/fact-fingerprint.ts';
import { createSnapshot, withheldView } from '../../src/answering/snapshot.ts';
import { findEntry } from '../../src/knowledge/knowledge.ts';
import {
  answerLayout,
  parseDisplay,
  type RecordedItem,
  recordEntry,
  serializeDisplay,
} from '../../src/moderation/corrections/displayed-items.ts';
import { compareItem } from '../../src/moderation/corrections/item-status.ts';
import type { Layout } from '../../src/replies/display.ts';
import { parseOrThrow } from '../discord/parse-or-throw.ts';
import { editSample, factPath, sampleFact, sampleKnowledge } from '../discord/sample-knowledge.ts';

const { answer } = sampleFact('when-entered');
const unchanged = createSnapshot(sampleKnowledge);
const changed = createSnapshot(
  parseOrThrow(editSample((file) => file.setIn(factPath('when-entered', 'answer'), 'Officers entered around 2pm.'))),
);
const renamed = createSnapshot(
  parseOrThrow(editSample((file) => file.setIn(factPath('when-entered', 'id'), 'entry-time'))),
);
const removed = createSnapshot(parseOrThrow(editSample((file) => file.deleteIn(factPath('when-entered')))));
const withheld = withheldView(
  unchanged,
  new Map([['when-entered', fingerprintOf(sampleFact('when-entered'), sampleKnowledge.facts)]]),
);

function itemFor(id: string): RecordedItem {
  const entry = findEntry(sampleKnowledge, id);
  if (!entry) throw new Error(`There is no entry ${id}.`);
  return recordEntry(entry, answerLayout);
}

const displayed = itemFor('when-entered');
const tombstone = (status: 'withheld' | 'removed', displayedText: string): RecordedItem => ({
  ...displayed,
  contentHash: status,
  displayedText,
});
const question: RecordedItem = {
  reference: { kind: 'question', id: 'when-entered' },
  contentHash: 'hash',
  displayedText: '',
};

describe('The status of a displayed item', () => {
  test.each([
    ['unchanged content needs no correction', displayed, unchanged, undefined, false],
    ['another answer is a change, with the previous text', displayed, changed, ['changed', answer], true],
    ['a new id alone is no change', displayed, renamed, undefined, false],
    ['a removed fact is struck through', displayed, removed, ['removed', answer], true],
    ['a withheld fact is not repeated', displayed, withheld, ['withheld', ''], true],
    ['a message that already says so is up to date', tombstone('withheld', ''), withheld, ['withheld', ''], false],
    [
      'a withheld fact that is then removed stays withheld',
      tombstone('withheld', ''),
      removed,
      ['withheld', ''],
      false,
    ],
    ['a withheld fact comes back', tombstone('withheld', ''), unchanged, ['restored', ''], true],
    ['a removed fact comes back unchanged', tombstone('removed', answer), unchanged, ['restored', ''], true],
    ['a listed question does not change with the answer', question, changed, undefined, false],
    ['a listed question of a removed fact stays', question, removed, undefined, false],
    ['a listed question of a withheld fact goes', question, withheld, ['withheld', ''], true],
    ['a not-stated question that is still listed stands', itemFor('which-hospital'), changed, undefined, false],
  ] as const)('%s', (_, item, snapshot, correction, isOutdated) => {
    const status = compareItem(item, snapshot, answerLayout);
    expect(status.correction && [status.correction.change, status.correction.previousText]).toEqual(correction);
    expect(status.isOutdated).toBe(isOutdated);
  });
});

test.each<Layout>([
  { kind: 'answer' },
  { kind: 'timeline', page: 2 },
  { kind: 'facts', page: 1, topic: '' },
  { kind: 'context', sourceId: 'article', isRequestedByNumber: true, citedNumbers: [3, 4] },
  { kind: 'choices' },
  { kind: 'suggestions', isEmpty: false },
])('A stored display is read back as it was: $kind', (layout) => {
  const items: RecordedItem[] = [
    displayed,
    question,
    itemFor('which-hospital'),
    { reference: { kind: 'sentence', sourceId: 'article', number: 5 }, contentHash: 'hash', displayedText: '' },
  ];
  expect(parseDisplay(serializeDisplay({ layout, items }))).toEqual({ layout, items });
});
