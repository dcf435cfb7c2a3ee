import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupGaps } from '../../src/moderation/feedback/gaps/gap-groups.ts';
import type { Gap } from '../../src/store/store.ts';
import { sampleKnowledge } from '../discord/sample-knowledge.ts';

const noon = new Date('2026-11-23T12:00:00Z').getTime();
const minute = 60_000;

/** Questions in the order in which they were asked, a minute apart. */
function asked(...questions: readonly (string | Partial<Gap>)[]): Gap[] {
  return questions.map((one, at) => ({
    id: at + 1,
    serverId: '100',
    incidentId: sampleKnowledge.incident.id,
    question: '',
    kind: 'unmatched',
    entryId: undefined,
    createdAt: new Date(noon + at * minute),
    state: 'open',
    ...(typeof one === 'string' ? { question: one } : one),
  }));
}

function groups(...questions: readonly (string | Partial<Gap>)[]): (readonly string[])[] {
  return groupGaps(asked(...questions), sampleKnowledge).map(({ summary }) => summary.paraphrases);
}

describe('Similar questions form one group', () => {
  test.each([
    [['is the school closed', 'are the schools shut', 'will school be closed tomorrow']],
    [['was there a helicopter', 'how many helicopters were there', 'did they bring an helicopter']],
    [['did his dog survive', 'what happened to the dog', 'wot about the dog']],
    [['what is the weather', 'whats the weather like today']],
    [['when is the funeral', 'when will the funeral be held']],
    [['which bus is diverted', 'are buses diverted']],
    [['is the tube open', 'is the tube station shut']],
    [['did the cops have dogs', 'did the police have dogs', 'had the feds got dogs']],
  ])('%j', (questions) => {
    expect(groups(...questions)).toEqual([questions]);
  });
});

describe('Different questions form two groups', () => {
  test.each([
    ['is the school closed', 'who pays for the road'],
    ['how many helicopters were there', 'how many dogs were there'],
    ['when is the funeral', 'when is the trial'],
    ['why', 'when'],
    ['полиция', '警察'],
  ])('%s and %s', (one, other) => {
    expect(groups(one, other)).toHaveLength(2);
  });
});

test('Groups are sorted by count and then by latest question', () => {
  expect(groups('a helicopter', 'the weather', 'the dog', 'the dog', 'the school')).toEqual([
    ['the dog'],
    ['the school'],
    ['the weather'],
    ['a helicopter'],
  ]);
});

test('The title of a group is its most frequent question, regardless of case and punctuation', () => {
  const [group] = groupGaps(
    asked('what of the dog', 'Did the dog live?', 'did the dog LIVE', 'the dog!'),
    sampleKnowledge,
  );
  expect(group?.summary).toMatchObject({
    gapId: 1,
    question: 'Did the dog live?',
    paraphrases: ['Did the dog live?', 'what of the dog', 'the dog!'],
    count: 4,
    lastAskedAt: new Date(noon + 3 * minute),
  });
});

test('A group lists each outcome of its questions, and the entry that was shown last', () => {
  const some = { question: 'the dog' };
  const [group] = groupGaps(
    asked(
      some,
      { ...some, kind: 'unsure' },
      { ...some, kind: 'not-asked', entryId: 'where' },
      { ...some, kind: 'unsupported', entryId: 'when-entered' },
      { ...some, kind: 'unsupported', entryId: 'gone' },
      some,
    ),
    sampleKnowledge,
  );
  expect(group?.summary.kinds).toEqual(['unmatched', 'unsure', 'not-asked', 'unsupported']);
  expect(group?.summary.entry).toBeUndefined();
  const [other] = groupGaps(asked({ ...some, kind: 'not-asked', entryId: 'when-entered' }), sampleKnowledge);
  expect(other?.summary.entry?.id).toBe('when-entered');
});

describe('A group that moderators have handled', () => {
  test('stays hidden if it was ignored, whatever users ask later', () => {
    expect(groups({ question: 'the dog', state: 'ignored' }, 'the dog', 'his dog', 'the school')).toEqual([
      ['the school'],
    ]);
  });

  test('counts only the questions since its draft', () => {
    const drafted = { question: 'what about the dog', state: 'drafted' } as const;
    expect(groups(drafted, drafted, 'did the dog live')).toEqual([['did the dog live']]);
    expect(groups(drafted)).toEqual([]);
  });
});

test('A report counts the questions since a given day and hides groups that were ignored before', () => {
  const since = new Date(noon + 2 * minute);
  const gaps = asked('the dog', { question: 'the school', state: 'ignored' }, 'the dog', 'the school', 'the weather');
  expect(groupGaps(gaps, sampleKnowledge, since).map(({ summary }) => [summary.question, summary.count])).toEqual([
    ['the weather', 1],
    ['the dog', 1],
  ]);
});

test('A group stays together when more questions are added', () => {
  const word = fc.constantFrom('dog', 'school', 'road', 'police', 'helicopter', 'closed', 'open', 'when', 'the', 'is');
  const question = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
  const together = (questions: readonly string[], first: number) =>
    groupGaps(asked(...questions), sampleKnowledge)
      .map(({ gaps }) => gaps.map(({ id }) => id).filter((id) => id <= first))
      .filter((ids) => ids.length > 0)
      .toSorted(([a = 0], [b = 0]) => a - b);
  fc.assert(
    fc.property(fc.array(question, { minLength: 1, maxLength: 12 }), fc.array(question), (before, more) => {
      expect(together([...before, ...more], before.length)).toEqual(together(before, before.length));
    }),
  );
});
