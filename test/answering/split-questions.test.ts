import { describe, expect, it } from 'vitest';
import { splitQuestions } from '../../src/answering/text/split-questions.ts';

describe('A message', () => {
  it.each([
    [
      'Is he dead? Which hospital is he in?',
      ['Is he dead?', 'Which hospital is he in?'],
      'two questions are two parts',
    ],
    [
      'when did they go in and who shot him',
      ['when did they go in', 'who shot him'],
      '“and” before a word that asks divides',
    ],
    [
      'They sat there all day. What made them go in?',
      ['They sat there all day. What made them go in?'],
      'an introduction belongs to the question',
    ],
    [
      'was it the old bill and the watchdog',
      ['was it the old bill and the watchdog'],
      '“and” between things does not divide',
    ],
    ['who? what? when? where?', ['who? what? when? where?'], 'more than three are taken together'],
    ['', [''], 'nothing is one empty part'],
  ])('“%s” has the parts %j: %s', (message, parts) => {
    expect(splitQuestions(message)).toEqual(parts);
  });
});
