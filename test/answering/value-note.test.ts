import { describe, expect, test } from 'vitest';
import { describeConflict } from '../../src/answering/value-note.ts';
import { toAnswerJson } from '../../src/rendering/json.ts';
import { renderReply } from '../../src/rendering/render.ts';
import { answerer, knowledge } from './shipped-answerer.ts';

const [fact] = knowledge.facts;
const { incident } = knowledge;

/** The note for a question that is answered with this sentence. */
function noteFor(question: string, sentence: string): string | undefined {
  const [citation] = fact?.citations ?? [];
  if (!fact || !citation) throw new Error('The shipped file has facts.');
  return describeConflict(
    question,
    { ...fact, answer: sentence, citations: [{ ...citation, quote: sentence }] },
    incident,
  );
}

describe('An answer with another value than the question begins with a note', () => {
  test.each([
    ['did police enter at 3pm?', 'Officers entered at around 2pm.', 'The article says around 2pm, not 3pm.'],
    ['was it at half 3', 'They came at 2pm.', 'The article says 2pm, not half 3.'],
    ['did they come at 11?', 'They came at 10am.', 'The article says 10am, not 11.'],
    ['was he shot 4 times', 'Officers shot the man.', 'The article does not say how many times.'],
    ['was he shot twice', 'Officers shot the man.', 'The article does not say how many times.'],
    ['were 12 people hurt', 'At least 9 people were hurt.', 'The article says at least 9, not 12.'],
    ['did it cost £2m', 'It cost £1.2m.', 'The article says £1.2m, not £2m.'],
    ['did it cost £2m', 'The repair was costly.', 'The article does not say how much.'],
    ['is it 5 miles long', 'The road is 3 miles long.', 'The article says 3 miles, not 5 miles.'],
    [
      'did it take 2 hours',
      'It took approximately four hours.',
      'The article says approximately four hours, not 2 hours.',
    ],
    ['is he 34', 'A man was shot.', 'The article does not say “34”.'],
    ['did it happen on saturday', 'It happened on Friday.', 'The article says Friday, not Saturday.'],
    ['were 3 dogs there', 'A dog barked.', 'The article does not say how many dogs.'],
    ['was it the 2nd floor', 'The fire began on the 3rd floor.', 'The article says 3rd, not 2nd.'],
    ['did they spend 4 times as long', 'It took four hours.', 'The article does not say how many times.'],
  ])('%s → %s: %s', (question, sentence, note) => {
    expect(noteFor(question, sentence)).toBe(note);
  });

  test.each([
    ['did police enter at 2pm?', 'Officers entered at around 2pm.'],
    ['did police enter at 14:00?', 'Officers entered at 2pm.'],
    ['did they come at 2', 'Officers entered at around 2pm.'],
    ['were 12 people hurt', 'Twelve people were hurt.'],
    ['did it cost 1.2 million pounds', 'It cost £1.2m.'],
    ['did it take 4 hours', 'It took approximately four hours.'],
    ['did it happen on friday', 'Officers were called to the scene.'],
    ['who called 999', 'A neighbour called the police.'],
    ['is this the first time', 'It is being investigated.'],
    ['what happened', 'Officers entered at around 2pm.'],
  ])('but not if it agrees or cannot be compared: %s → %s', (question, sentence) => {
    expect(noteFor(question, sentence)).toBeUndefined();
  });

  test('in the message, before the answer, and in the JSON', () => {
    const answer = answerer.answer('did police enter at 3pm?');
    const [first, second] = renderReply(answer).blocks;
    expect(first).toMatchObject({ kind: 'strong', text: 'The article says around 2pm, not 3pm.' });
    expect(second).toMatchObject({ kind: 'strong', text: expect.stringContaining('Officers entered') });
    expect(toAnswerJson('', answer, 1).note).toBe('The article says around 2pm, not 3pm.');
    expect(toAnswerJson('', answerer.answer('when did police enter?'), 1).note).toBeNull();
  });
});
