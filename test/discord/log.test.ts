import { expect, test } from 'vitest';
import { replyOf, startBot, type TestBot } from './start-bot.ts';

const words = 'zyxwvut';

/** Asks the same question in every possible way. */
async function askEverywhere({ ann, discord, nextAnswerTo, mentionBot }: TestBot): Promise<void> {
  const question = `${words}, and where did it happen?`;
  await ann.autocomplete('ask', 'question', question);
  await ann.runCommand('ask', { question });
  const said = ann.sendMessage(mentionBot(question));
  await nextAnswerTo(said);
  await ann.runMessageCommand('Answer this', said.id);
  await nextAnswerTo(discord.user('member', 'Ann').inDirectChannel().sendMessage(question));
}

test('Questions and interaction tokens are not logged', async () => {
  const bot = await startBot();
  await askEverywhere(bot);
  expect(bot.log.join('')).toContain('connected to discord');
  expect(bot.log.join('')).not.toContain(words);
});

test('An error is logged with its code and stack, without questions, answers or tokens', async () => {
  const bot = await startBot({ expectsErrors: true });
  const { ann, discord, waitForLog } = bot;
  const { content } = replyOf(await ann.runCommand('ask', { question: `${words} where did it happen` }));
  const body = { code: 50035, message: 'Invalid Form Body', errors: {} };
  discord.failNext({ method: 'POST', path: /\/callback$/ }, { status: 400, body });
  await ann.runCommand('ask', { question: `${words} where did it happen` });
  await waitForLog('interaction failed');
  const line = bot.log.find((one) => one.includes('interaction failed')) ?? '';
  expect(line).toContain('50035');
  expect(line).toMatch(/interactions\/\d+\/…\/callback/);
  expect(line).not.toContain(words);
  expect(line).not.toContain(JSON.stringify(content.split('\n')[0]).slice(1, -1));
});
