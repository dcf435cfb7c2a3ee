import { describe, expect, test } from 'vitest';
import { answerFollowUp, parseFollowUp } from '../../src/answering/follow-up.ts';
import { answerer, knowledge } from './shipped-answerer.ts';

describe('A follow-up', () => {
  test.each([
    [
      'speaker',
      [
        'and who said that?',
        'who said so',
        'says who',
        'source?',
        'who told you that',
        'according to whom',
        'how do you know',
      ],
    ],
    [
      'confirmation',
      [
        'is that confirmed?',
        'really?',
        'are you sure',
        'is it official',
        'but is that true',
        'has that been confirmed',
      ],
    ],
  ] as const)('asks for the %s: %j', (kind, questions) => {
    for (const question of questions) expect([question, parseFollowUp(question)]).toEqual([question, { kind }]);
  });

  test.each([
    ['when?', 'when'],
    ['and why?', 'why'],
    ['ok but where', 'where'],
    ['how many?', 'how many'],
    ['and when exactly', 'when exactly'],
  ])('asks for another part: %s', (question, words) => {
    expect(parseFollowUp(question)).toEqual({ kind: 'question', words });
  });

  test.each(['when did police enter', 'who is investigating', 'is he dead', 'is the man armed', 'thanks', ''])(
    'is not a question of its own: “%s”',
    (question) => {
      expect(parseFollowUp(question)).toBeUndefined();
    },
  );

  test.each([
    ['what-happened', 'when?', 'answered'],
    ['when-entered', 'why?', 'answered'],
    [knowledge.notStated[0]?.id ?? '', 'who said that', 'not-stated'],
  ])('to “%s”: “%s” is %s', (id, question, kind) => {
    const followUp = parseFollowUp(question);
    if (!followUp) throw new Error('This is a follow-up.');
    expect(answerFollowUp({ knowledge, answerer }, followUp, id)?.kind).toBe(kind);
  });
});
