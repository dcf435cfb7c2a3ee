import { expect, test } from 'vitest';
import { questionText } from '../../src/discord/read-input.ts';
import { replyOf, startBot, visibleTextOf } from './start-bot.ts';

test.each([
  ['a person', '<@1>'],
  ['a person, the old way', '<@!1>'],
  ['a role', '<@&1>'],
  ['a channel', '<#1>'],
  ['an emoji', '<:what_2:1>'],
  ['a moving emoji', '<a:what:1>'],
  ['a command', '</knowledge reload:1>'],
  ['a place of the server', '<id:customize>'],
  ['a role to link', '<id:linked-roles:1>'],
  ['a time', '<t:1700000000>'],
  ['a time long ago, in a form', '<t:-17:R>'],
])('%s is not part of the question', (_, reference) => {
  expect(questionText(`${reference}where${reference}was it? ${reference}`)).toBe('where was it?');
});

test.each(['is 3 < 5 > 2', '<b>where</b>', '<t:now>', '<@everyone>', '@everyone where'])(
  '“%s” is part of the question',
  (text) => {
    expect(questionText(text)).toBe(text);
  },
);

test('/ask with only a mention asks for a question', async () => {
  const { ann } = await startBot();
  const message = replyOf(await ann.runCommand('ask', { question: '<@1> <:what:2>' }));
  expect(visibleTextOf(message)).toContain('What would you like to know?');
});
