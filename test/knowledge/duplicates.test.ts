import { describe, expect, test } from 'vitest';
import { expectOneProblem, type ProblemCase } from './expect-one-problem.ts';
import { editSecondIncident, findProblemLines, secondIncident } from './second-incident.ts';

test('the small file that the other tests change has no problem', () => {
  expect(findProblemLines(secondIncident, { reservedNames: ['ask'] })).toEqual([]);
});

describe('names that stand twice are told with line, column and advice', () => {
  const id = '“what-burned” is used twice; give one of them another';
  test.each<ProblemCase>([
    {
      title: 'ids of facts',
      edit: ['id: engines', 'id: what-burned'],
      locatedText: 'what-burned\n    question: How',
      expectedWords: [id],
    },
    {
      title: 'ids of a fact and a thing not stated',
      edit: ['id: cause', 'id: what-burned'],
      locatedText: 'what-burned\n    question: What was',
      expectedWords: [id],
    },
    {
      title: 'ids of speakers',
      edit: ['  - id: brown', '  - {id: brigade, name: B}\n  - id: brown'],
      locatedText: 'brigade, name',
      expectedWords: ['“brigade” is used twice'],
    },
    {
      title: 'commands',
      edit: ['    question: How many', '    command: {name: what-burned, description: What?}\n    question: How many'],
      locatedText: 'what-burned, desc',
      expectedWords: ['/what-burned is used twice; rename one'],
    },
    {
      title: 'wordings, whatever their case and punctuation',
      edit: ['- how did it start', '- What was on FIRE?!'],
      locatedText: 'What was on FIRE',
      expectedWords: ['“What was on FIRE?!” already stands under “what-burned”'],
    },
    {
      title: 'a wording and a question',
      edit: ['- how did it start', '- how many engines came'],
      locatedText: 'how many engines',
      expectedWords: ['already stands under “engines”'],
    },
    {
      title: 'a wording within one entry',
      edit: ['- how did it start', '- what was the cause'],
      locatedText: 'what was the cause',
      expectedWords: ['already stands under “cause”'],
    },
    {
      title: 'names before a colon',
      edit: ['    topics: [people]\n', '    topics: [people]\n    answer: Nobody.\n'],
      locatedText: 'answer: Nobody',
      expectedWords: ['“answer” stands here twice; keep one'],
    },
  ])('$title', (fault) => expectOneProblem(fault));

  test('a command of the bot itself is not for facts', () => {
    expectOneProblem(
      {
        title: '',
        edit: ['name: what-burned', 'name: ask'],
        locatedText: 'ask\n',
        expectedWords: ["/ask is one of the bot's own commands; choose another"],
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
    const lines = findProblemLines(editSecondIncident(['not-stated:\n', `${facts.join('\n')}\n\nnot-stated:\n`]));
    expect(lines).toEqual([expect.stringContaining('81 facts have a slash command; at most 80 may')]);
  });
});
