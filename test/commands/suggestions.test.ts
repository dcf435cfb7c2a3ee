import { describe, expect, test } from 'vitest';
import { commands, shift } from './room.ts';

/** What is offered while somebody types into the first option of a command. */
function offered(command: string, typed: string) {
  const option = commands.get(command)?.options[0];
  if (option?.kind !== 'text' || !option.suggest) throw new Error(`/${command} suggests nothing.`);
  return option.suggest(typed, shift);
}

const typings = [
  '',
  ' ',
  'w',
  'when',
  'who investigates',
  'hospital',
  'the',
  'zzzz',
  '🙂',
  '@everyone',
  'x'.repeat(2000),
];

describe("suggestions are within Discord's limits, whatever is typed", () => {
  test.each(
    typings.flatMap(
      (typed) =>
        [
          ['ask', typed],
          ['facts', typed],
        ] as const,
    ),
  )('/%s “%s”', (command, typed) => {
    const choices = offered(command, typed);
    expect(choices.length).toBeLessThanOrEqual(25);
    for (const { name, value } of choices) {
      expect(name.length).toBeGreaterThanOrEqual(1);
      expect(name.length).toBeLessThanOrEqual(100);
      expect(value.length).toBeGreaterThanOrEqual(1);
      expect(value.length).toBeLessThanOrEqual(100);
    }
    expect(new Set(choices.map(({ name }) => name)).size).toBe(choices.length);
  });
});

test('with nothing typed, /ask offers the most telling questions', () => {
  expect(offered('ask', '')[0]?.name).toBe('What happened?');
});

test('what has been typed so far decides what is offered', () => {
  expect(offered('ask', 'when did officers ent')[0]?.name).toMatch(/enter/i);
  expect(offered('facts', 'injur').map(({ value }) => value)).toEqual(['injuries']);
});

test('a suggested question is answered when it is sent', () => {
  for (const { value } of offered('ask', '')) {
    expect(['answered', 'not-stated']).toContain(shift.answerer.answer(value).kind);
  }
});
