import { describe, expect, test } from 'vitest';
import type { CommandContext } from '../../commands/context.ts';
import { createSnapshot } from '../../src/answering/snapshot.ts';
import { commands, context, createTestCommands, secondIncidentId, snapshot } from './command-context.ts';

/** The suggestions while a user types into an option that has autocomplete. */
async function suggestionsFor(command: string, typed: string, name?: string, where: CommandContext = context) {
  const options = commands.get(command)?.options ?? [];
  const option = options.find((one) => one.name === name) ?? options[0];
  if (option?.kind !== 'string' || !option.autocomplete) throw new Error(`/${command} suggests nothing.`);
  return option.autocomplete(typed, where);
}

/** Every option with autocomplete. */
const optionsWithSuggestions = [...commands].flatMap(([command, { options }]) =>
  options.flatMap((option) =>
    option.kind === 'string' && option.autocomplete ? [[command, option.name] as const] : [],
  ),
);

const inputs = [
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

describe('Suggestions are within Discord’s limits for any input', () => {
  test.each(optionsWithSuggestions)('/%s %s', async (command, name) => {
    for (const typed of inputs) {
      const choices = await suggestionsFor(command, typed, name);
      // The sender drops choices that exceed Discord's limits.
      const sent = choices.filter((one) => one.name.length <= 100 && one.value.length <= 100).slice(0, 25);
      expect(sent.every((one) => one.name !== '' && one.value !== '')).toBe(true);
      expect(new Set(choices.map((one) => one.value)).size).toBe(choices.length);
    }
  });

  test('these options have autocomplete', () => {
    expect(optionsWithSuggestions.map((one) => one.join(' '))).toEqual([
      'ask question',
      'ask incident',
      'facts topic',
      'source source',
      'knowledge rollback revision',
      'knowledge show fact',
      'knowledge withhold fact',
      'knowledge restore fact',
      'knowledge incident incident',
    ]);
  });
});

test('/ask suggests the most common questions for empty input', async () => {
  expect((await suggestionsFor('ask', ''))[0]?.name).toBe('What happened?');
});

test('The input selects the suggestions', async () => {
  expect((await suggestionsFor('ask', 'when did officers ent'))[0]?.name).toMatch(/enter/i);
  expect((await suggestionsFor('facts', 'injur')).map(({ value }) => value)).toEqual(['injuries']);
  expect((await suggestionsFor('knowledge show', 'OFFICERS when-ent'))[0]?.value).toBe('when-entered');
  expect((await suggestionsFor('ask', 'mill', 'incident')).map(({ value }) => value)).toEqual([secondIncidentId]);
});

test('A suggested question is answered when it is sent', async () => {
  for (const { value } of await suggestionsFor('ask', '')) {
    expect(['answered', 'not-stated']).toContain(snapshot.answerer.answer(value).kind);
  }
});

test('Suggestions contain withheld facts only for moderators’ options that need them', async () => {
  const { runCommand, context: roomNow } = await createTestCommands();
  await runCommand('knowledge withhold', { fact: 'when-entered', reason: 'Legal.' });
  const context = await roomNow();
  const ids = async (command: string) =>
    (await suggestionsFor(command, 'entered', 'fact', context)).map(({ value }) => value);
  expect(await ids('knowledge restore')).toEqual(['when-entered']);
  expect(await ids('knowledge show')).toContain('when-entered');
  expect(await ids('knowledge withhold')).not.toContain('when-entered');
  const asked = await suggestionsFor('ask', 'when did officers enter the home', 'question', context);
  expect(asked.map(({ name }) => name)).not.toContain('When did officers enter the home?');
});

test('/ask offers a question that is too long for Discord in a shortened form, and answers it', async () => {
  const [fact] = snapshot.knowledge.facts;
  if (!fact) throw new Error('The knowledge has no fact.');
  const question = `What exactly, as far as anybody knows today, ${'is said and '.repeat(8)}happened at the quagga enclosure?`;
  const longQuestions = createSnapshot({ ...snapshot.knowledge, facts: [{ ...fact, question }] });
  const [suggestion] = await suggestionsFor('ask', 'quagga', 'question', { ...context, snapshot: longQuestions });
  expect(suggestion?.name).toMatch(/^What exactly, as far as anybody knows today, .*…$/);
  expect(suggestion?.value).toHaveLength(100);
  const reply = await commands
    .get('ask')
    ?.run({ question: suggestion?.value ?? '' }, { ...context, snapshot: longQuestions });
  expect(reply).toMatchObject({ kind: 'answered', fact: { id: fact.id } });
});
