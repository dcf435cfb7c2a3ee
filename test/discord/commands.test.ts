import { describe, expect, test } from 'vitest';
import { createFactCommands, generalCommands } from '../../commands/index.ts';
import { ClientValidationError } from '../../src/emulator/clients/client-validation-error.ts';
import type { CommandOptionValues } from '../../src/emulator/clients/command-options.ts';
import { findFact } from '../../src/knowledge/knowledge.ts';
import { shipped } from './shipped-knowledge.ts';
import { labelsOf, replyOf, shareBot, startBot, visibleTextOf } from './start-bot.ts';

const sharedBot = shareBot({ knowledge: shipped });

type Case = readonly [title: string, command: string, options: CommandOptionValues, seen: readonly string[]];

const cases: readonly Case[] = [
  [
    '/ask with a known question',
    'ask',
    { question: 'When did officers enter the home?' },
    ['around 2pm', 'sentence 5'],
  ],
  ['/facts', 'facts', {}, ['What the article says', 'Officers were called', 'sentence 2', '/when-called', 'Page 1 of']],
  ['/facts of a topic', 'facts', { topic: 'iopc' }, ['What the article says: IOPC', '/who-investigates', 'Page 1 of']],
  ['/facts of a topic as it is shown', 'facts', { topic: ' The Man ' }, ['What the article says: The man']],
  ['/facts of a topic that there is not', 'facts', { topic: 'weather' }, ['There is no such topic.']],
  ['/timeline', 'timeline', {}, ['Timeline, Friday', '10am', 'sentence 2', 'Page 1 of']],
  ['/unknowns', 'unknowns', {}, ['the article does not answer', 'What is the man’s name?', 'Page 1 of']],
  [
    '/source',
    'source',
    {},
    ['The article about', 'breaks off', 'Around 2pm, officers entered', 'sentence 5', 'Page 1 of 4'],
  ],
  ['/source with a sentence', 'source', { sentence: 1 }, ['sentence 1, requested', 'sentence 3', '22 sentences']],
  ['/source with the last sentence', 'source', { sentence: 22 }, ['Head of Investigations', 'sentence 20']],
  [
    '/source with a sentence too many',
    'source',
    { sentence: 23 },
    ['The article has no sentence with that number. /source shows how many sentences it has.'],
  ],
  ['/help', 'help', {}, ['Ask me about: Police shooting', 'What happened?', '/what-happened', 'All commands:', '/ask']],
  [
    '/about',
    'about',
    {},
    ['Every answer comes from the article', '/ask', '/timeline', 'What I store for 30 days', 'to your server'],
  ],
  ['/forget-me', 'forget-me', {}, ['your data is deleted']],
];

describe('Every user can use', () => {
  test.for(cases)('%s', async ([, command, options, seen]) => {
    const { ann } = sharedBot();
    const words = visibleTextOf(replyOf(await ann.runCommand(command, options))).replaceAll("'", '’');
    for (const part of seen) expect(words).toContain(part);
  });

  test('every general command except the moderators’', () => {
    const forEverybody = generalCommands.filter(({ access }) => access === 'everyone').map(({ name }) => name);
    expect(new Set(cases.map(([, command]) => command))).toEqual(new Set(forEverybody));
  });

  test.for([...new Set(cases.map(([, command]) => command))])('/%s in a direct message too', async (name) => {
    const { discord } = sharedBot();
    const options = name === 'ask' ? { question: 'Where did it happen?' } : {};
    expect(replyOf(await discord.user('member', 'Ann').inDirectChannel().runCommand(name, options)).content).not.toBe(
      '',
    );
  });
});

test('Only the user sees /about and the whole article; other answers are public', async () => {
  const { ann, mo } = await startBot({ knowledge: shipped });
  expect(replyOf(await ann.runCommand('about')).isEphemeral).toBe(true);
  expect(replyOf(await ann.runCommand('source')).isEphemeral).toBe(true);
  const sentence = replyOf(await ann.runCommand('source', { sentence: 5 }));
  expect(sentence.isEphemeral).toBe(false);
  expect(mo.messages().map(({ id }) => id)).toEqual([sentence.id]);
});

describe('Fact commands', () => {
  test('answer with their fact, all its quotes, their speakers and the time', async () => {
    const { ann } = sharedBot();
    const commands = createFactCommands(shipped);
    expect(commands.length).toBeGreaterThanOrEqual(16);
    for (const { name } of commands) {
      const fact = shipped.facts.find(({ command }) => command?.name === name);
      const message = replyOf(await ann.runCommand(name));
      const words = visibleTextOf(message);
      expect(message.isEphemeral).toBe(false);
      const answer = fact?.answer ?? `no fact has the command ${name}`;
      // An answer that is its own quotation is shown once.
      if (fact?.citations[0].quote === answer) expect(words.split(answer)).toHaveLength(2);
      else expect(message.content.startsWith('**') && words.startsWith(answer)).toBe(true);
      for (const { quote, sentenceNumber } of fact?.citations ?? []) {
        expect(words).toContain(quote);
        expect(words).toContain(`sentence ${sentenceNumber}`);
      }
      expect(words).toContain(fact?.saidBy.reporter ? 'The article says' : 'According to');
      expect(words).toContain('Friday · as of ');
      expect(labelsOf(message)[0]).toBe('In context');
    }
  });

  test('show helplines under an answer that mentions self-harm, marked as not from the article', async () => {
    const { ann } = sharedBot();
    const words = visibleTextOf(replyOf(await ann.runCommand('why-called')));
    expect(words).toContain('116 123');
    expect(words).toContain('not from the article');
  });

  test('work in every server', async () => {
    const { discord, otherChannelId } = sharedBot();
    const there = discord.user('member', 'Ann').inChannel(otherChannelId);
    expect(visibleTextOf(replyOf(await there.runCommand('when-entered')))).toContain(
      findFact(shipped, 'when-entered')?.answer,
    );
  });

  test('are not available in direct messages', async () => {
    const { discord } = sharedBot();
    await expect(discord.user('member', 'Ann').inDirectChannel().runCommand('when-entered')).rejects.toThrow(
      ClientValidationError,
    );
  });
});
