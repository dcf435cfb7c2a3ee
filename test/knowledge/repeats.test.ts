import { describe, expect, test } from 'vitest';
import { millFire, millFireWith, problemLines } from './mill-fire.ts';
import { expectOneProblem, type Fault } from './one-fault.ts';

test('the small file that the other tests change has no problem', () => {
  expect(problemLines(millFire, { reserved: ['ask'] })).toEqual([]);
});

describe('names that stand twice are told with line, column and advice', () => {
  const id = '“what-burned” is used twice; give one of them another';
  test.each<Fault>([
    {
      title: 'ids of facts',
      change: ['id: engines', 'id: what-burned'],
      at: 'what-burned\n    question: How',
      says: [id],
    },
    {
      title: 'ids of a fact and a thing not stated',
      change: ['id: cause', 'id: what-burned'],
      at: 'what-burned\n    question: What was',
      says: [id],
    },
    {
      title: 'ids of speakers',
      change: ['  - id: brown', '  - {id: brigade, name: B}\n  - id: brown'],
      at: 'brigade, name',
      says: ['“brigade” is used twice'],
    },
    {
      title: 'commands',
      change: [
        '    question: How many',
        '    command: {name: what-burned, description: What?}\n    question: How many',
      ],
      at: 'what-burned, desc',
      says: ['/what-burned is used twice; rename one'],
    },
    {
      title: 'wordings, whatever their case and punctuation',
      change: ['- how did it start', '- What was on FIRE?!'],
      at: 'What was on FIRE',
      says: ['“What was on FIRE?!” already stands under “what-burned”'],
    },
    {
      title: 'a wording and a question',
      change: ['- how did it start', '- how many engines came'],
      at: 'how many engines',
      says: ['already stands under “engines”'],
    },
    {
      title: 'a wording within one entry',
      change: ['- how did it start', '- what was the cause'],
      at: 'what was the cause',
      says: ['already stands under “cause”'],
    },
    {
      title: 'names before a colon',
      change: ['    topics: [people]\n', '    topics: [people]\n    answer: Nobody.\n'],
      at: 'answer: Nobody',
      says: ['“answer” stands here twice; keep one'],
    },
  ])('$title', (fault) => expectOneProblem(fault));

  test('a command of the bot itself is not for facts', () => {
    expectOneProblem(
      {
        title: '',
        change: ['name: what-burned', 'name: ask'],
        at: 'ask\n',
        says: ["/ask is one of the bot's own commands; choose another"],
      },
      ['ask', 'facts'],
    );
  });

  test('more commands than a server may have are told', () => {
    const facts = Array.from(
      { length: 80 },
      (_, at) => `  - {id: f${at}, question: Q${at}?, answer: It burned., status: stated,
      quotes: [It burned until noon.], command: {name: c${at}, description: C}}`,
    );
    const lines = problemLines(millFireWith(['not-stated:\n', `${facts.join('\n')}\n\nnot-stated:\n`]));
    expect(lines).toEqual([expect.stringContaining('81 facts have a slash command; at most 80 may')]);
  });
});
