import { describe, expect, test } from 'vitest';
import { expectOneProblem, type ProblemCase } from './expect-one-problem.ts';
import { editSecondIncident, findProblemLines, secondIncident } from './second-incident.ts';

test('The sample file that other tests edit has no problem', () => {
  expect(findProblemLines(secondIncident, { reservedNames: ['ask'] })).toEqual([]);
});

describe('A duplicate is reported with its position and advice', () => {
  const id = 'The id “what-burned” is used twice; rename one of them';
  test.each<ProblemCase>([
    {
      title: 'ids of facts',
      edit: ['id: engines', 'id: what-burned'],
      locatedText: 'what-burned\n    question: How',
      expectedWords: [id],
    },
    {
      title: 'ids of a fact and a not-stated entry',
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
      title: 'paraphrases, ignoring case and punctuation',
      edit: ['- how did it start', '- What was on FIRE?!'],
      locatedText: 'What was on FIRE',
      expectedWords: ['“What was on FIRE?!” is already a question of “what-burned”; keep it in one place'],
    },
    {
      title: 'a paraphrase and a question',
      edit: ['- how did it start', '- how many engines came'],
      locatedText: 'how many engines',
      expectedWords: ['is already a question of “engines”'],
    },
    {
      title: 'a paraphrase within one entry',
      edit: ['- how did it start', '- what was the cause'],
      locatedText: 'what was the cause',
      expectedWords: ['is already a question of “cause”'],
    },
    {
      title: 'keys',
      edit: ['    topics: [people]\n', '    topics: [people]\n    answer: Nobody.\n'],
      locatedText: 'answer: Nobody',
      expectedWords: ['The key “answer” occurs twice; keep one'],
    },
  ])('$title', (problemCase) => expectOneProblem(problemCase));

  test('A fact cannot use a command of the bot', () => {
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

  test('Too many commands are reported', () => {
    const facts = Array.from(
      { length: 80 },
      (_, at) => `  - {id: f${at}, question: Q${at}?, answer: It burned., status: stated,
      quotes: [It burned until noon.], command: {name: c${at}, description: C}}`,
    );
    const lines = findProblemLines(editSecondIncident(['not-stated:\n', `${facts.join('\n')}\n\nnot-stated:\n`]));
    expect(lines).toEqual([expect.stringContaining('81 facts have a slash command; the limit is 80')]);
  });
});
