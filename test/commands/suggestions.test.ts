import { describe, expect, test } from 'vitest';
import type { Room } from '../../commands/command.ts';
import { commands, openRoom, otherIncident, room, shift } from './room.ts';

/** What is offered while somebody types into an option of a command, as far as the option suggests anything. */
async function offered(command: string, typed: string, name?: string, where: Room = room) {
  const options = commands.get(command)?.options ?? [];
  const option = options.find((one) => one.name === name) ?? options[0];
  if (option?.kind !== 'text' || !option.suggest) throw new Error(`/${command} suggests nothing.`);
  return option.suggest(typed, where);
}

/** Every option that suggests something. */
const suggesting = [...commands].flatMap(([command, { options }]) =>
  options.flatMap((option) => (option.kind === 'text' && option.suggest ? [[command, option.name] as const] : [])),
);

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
  test.each(suggesting)('/%s %s', async (command, name) => {
    for (const typed of typings) {
      const choices = await offered(command, typed, name);
      // What is too much is left out by whoever sends it.
      const sent = choices.filter((one) => one.name.length <= 100 && one.value.length <= 100).slice(0, 25);
      expect(sent.every((one) => one.name !== '' && one.value !== '')).toBe(true);
      expect(new Set(choices.map((one) => one.value)).size).toBe(choices.length);
    }
  });

  test('these options suggest something', () => {
    expect(suggesting.map((one) => one.join(' '))).toEqual([
      'ask question',
      'ask incident',
      'facts topic',
      'knowledge rollback revision',
      'knowledge show fact',
      'knowledge withhold fact',
      'knowledge restore fact',
      'knowledge incident incident',
    ]);
  });
});

test('with nothing typed, /ask offers the most telling questions', async () => {
  expect((await offered('ask', ''))[0]?.name).toBe('What happened?');
});

test('what has been typed so far decides what is offered', async () => {
  expect((await offered('ask', 'when did officers ent'))[0]?.name).toMatch(/enter/i);
  expect((await offered('facts', 'injur')).map(({ value }) => value)).toEqual(['injuries']);
  expect((await offered('knowledge show', 'OFFICERS when-ent'))[0]?.value).toBe('when-entered');
  expect((await offered('ask', 'mill', 'incident')).map(({ value }) => value)).toEqual([otherIncident]);
});

test('a suggested question is answered when it is sent', async () => {
  for (const { value } of await offered('ask', '')) {
    expect(['answered', 'not-stated']).toContain(shift.answerer.answer(value).kind);
  }
});

test('moderators are offered withheld facts where they need them, and nobody else is', async () => {
  const { use, room: roomNow } = await openRoom();
  await use('knowledge withhold', { fact: 'when-entered', reason: 'Legal.' });
  const here = roomNow();
  const ids = async (command: string) => (await offered(command, 'entered', 'fact', here)).map(({ value }) => value);
  expect(await ids('knowledge restore')).toEqual(['when-entered']);
  expect(await ids('knowledge show')).toContain('when-entered');
  expect(await ids('knowledge withhold')).not.toContain('when-entered');
  const asked = await offered('ask', 'when did officers enter the home', 'question', here);
  expect(asked.map(({ name }) => name)).not.toContain('When did officers enter the home?');
});
