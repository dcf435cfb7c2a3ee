import { describe, expect, it } from 'vitest';
import { createSnapshot } from '../../src/answering/snapshot.ts';
import { parseOrThrow } from '../discord/parse-or-throw.ts';

/** An incident with two facts and no paraphrases. */
function answererFor(...questions: readonly [string, string]) {
  const [first, second] = questions.map(
    (question, index) => `
  - id: fact-${index}
    question: ${question}
    answer: Eighty-six people spent the night in the gym.
    status: stated
    quotes: [Eighty-six people spent the night in the gym.]`,
  );
  const file = `incident: {id: plant-fire, title: Fire, place: Holt, day: Friday, time-zone: Europe/London, summary: A fire.}
sources: [{id: article, text: Eighty-six people spent the night in the gym.}]
speakers: [{id: reporter, name: the article, reporter: true}]
facts:${first}${second}
`;
  return createSnapshot(parseOrThrow(file)).answerer;
}

describe('With few paraphrases, built-in off-topic examples do not beat an entry that knows more of the question', () => {
  it.each([
    ['where did the evacuated people go', 'Were people evacuated?'],
    ['what is the address of the evacuation centre', 'Is there an evacuation centre?'],
    ['how do i get to the evacuation centre', 'Is there an evacuation centre?'],
    ['who is the owner of the warehouse', 'Who owned the warehouse that burned?'],
    ['is there a phone number for the helpline', 'Where can relatives call the helpline?'],
    ['where does the driver live', 'Who is the driver?'],
  ])('“%s” reaches “%s”', (question, entryQuestion) => {
    const answer = answererFor(entryQuestion, 'How tall was the tower?').answer(question);
    expect(['answered', 'unsure']).toContain(answer.kind);
  });

  it.each(['what is the officer’s home address', 'how do i get to heathrow', 'who is your owner', 'tell me a joke'])(
    '“%s” is still off topic',
    (question) => {
      expect(['no-match', 'small-talk']).toContain(
        answererFor('Is there an evacuation centre?', 'Who owned the warehouse that burned?').answer(question).kind,
      );
    },
  );
});
