import { describe, expect, test } from 'vitest';
import { diffKnowledge, type EntryChanges, measureCoverage } from '../../src/knowledge/diff.ts';
import { editSecondIncident, parseValidKnowledge, secondIncident, type TextEdit } from './second-incident.ts';

const before = parseValidKnowledge(secondIncident);

/** What changed, by the ids of the facts. */
function differenceAfter(...changes: TextEdit[]) {
  const { notStated, ...facts } = diffKnowledge(before, parseValidKnowledge(editSecondIncident(...changes)));
  return { ...idsOf(facts), notStated: idsOf(notStated) };
}

type WithId = { readonly id: string };
function idsOf({ added, removed, changed }: EntryChanges<WithId>) {
  const ids = (entries: readonly WithId[]) => entries.map(({ id }) => id);
  return { added: ids(added), removed: ids(removed), changed: ids(changed.map(({ after }) => after)) };
}

const nothing = { added: [], removed: [], changed: [] };
const none = { ...nothing, notStated: nothing };

describe('The difference between two versions contains', () => {
  test.each<[title: string, changes: TextEdit[], expected: Partial<typeof none> | Record<string, unknown>]>([
    ['nothing where nothing changed', [], {}],
    [
      'nothing for new wordings alone',
      [['- what was on fire', '- what was on fire\n      - what went up in flames']],
      {},
    ],
    [
      'nothing for another question, topic or place in the file',
      [
        ['question: Was anybody hurt?', 'question: Is anybody hurt?'],
        ['topics: [people]\n\nnot', 'topics: [fire]\n\nnot'],
      ],
      {},
    ],
    [
      'a fact with another answer',
      [['answer: Six engines came.', 'answer: Six engines came to the fire.']],
      { changed: ['engines'] },
    ],
    [
      'a fact with another quote',
      [['- We counted 12 people outside.', '- We counted 12 people outside.\n      - We thank the neighbours.']],
      { changed: ['people'] },
    ],
    [
      'a fact with another status',
      [['    status: stated\n', '    status: claimed\n    said-by: reporter\n']],
      { changed: ['what-burned'] },
    ],
    [
      'a fact whose speaker has another name',
      [['name: the fire brigade', 'name: the county fire brigade']],
      { changed: ['engines'] },
    ],
    [
      'a fact that came and one that went',
      [['id: engines', 'id: fire-engines']],
      { added: ['fire-engines'], removed: ['engines'] },
    ],
    [
      'things not stated that came and went',
      [
        [
          '  - id: cause\n',
          '  - {id: damage, question: How much was lost?}\n  - {id: why, question: Why?}\n  - id: reason\n',
        ],
      ],
      { notStated: { ...nothing, added: ['damage', 'why', 'reason'], removed: ['cause'] } },
    ],
    [
      'a not-stated entry with another question',
      [['question: What was the cause?', 'question: What set it on fire?']],
      { notStated: { ...nothing, changed: ['cause'] } },
    ],
    [
      'a not-stated entry with another closest sentence',
      [['    closest-sentence: It burned until noon.\n', '    closest-sentence: We thank the neighbours.\n']],
      { notStated: { ...nothing, changed: ['cause'] } },
    ],
  ])('%s', (_, changes, expected) => {
    expect(differenceAfter(...changes)).toEqual({ ...none, ...expected });
  });

  test('the previous and the new answer', () => {
    const after = parseValidKnowledge(
      editSecondIncident(['answer: Six engines came.', 'answer: Six engines came to the fire.']),
    );
    const [change] = diffKnowledge(before, after).changed;
    expect([change?.before.answer, change?.after.answer]).toEqual([
      'Six engines came.',
      'Six engines came to the fire.',
    ]);
  });
});

test('Coverage counts a sentence once, even if several facts cite it', () => {
  const quote = '- We counted 12 people outside.';
  const again = '- A mill burned down in Mill Lane on Tuesday.';
  const twice = parseValidKnowledge(
    editSecondIncident(
      [quote, `${quote}\n      - until noon.`],
      [again, `${again}\n      - {text: It burned until noon., said-by: brown}`],
    ),
  );
  expect(measureCoverage(before)).toEqual({ citedCount: 4, sentenceCount: 9 });
  expect(measureCoverage(twice)).toEqual({ citedCount: 5, sentenceCount: 9 });
  expect(diffKnowledge(before, twice).coverage).toEqual({
    before: measureCoverage(before),
    after: measureCoverage(twice),
  });
});
