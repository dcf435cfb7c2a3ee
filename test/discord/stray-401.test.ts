import { describe, expect, onTestFinished, test } from 'vitest';
import { connectBot } from '../../src/discord/bot.ts';
import { openDiscordEmulator } from '../../src/emulator/emulator.ts';
import { createLog } from '../../src/log.ts';
import { sampleFact } from './sample-knowledge.ts';
import { startBot, visibleTextOf } from './start-bot.ts';

const { question, answer } = sampleFact('when-entered');
const unauthorized = { status: 401, body: { code: 0, message: '401: Unauthorized' } } as const;
const anyPost = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };

describe('After a single 401', () => {
  test('later mentions are answered', async () => {
    const { discord, ann, nextAnswerTo, mentionBot, waitForLog } = await startBot({ expectsErrors: true });
    discord.failNext(anyPost, unauthorized);
    ann.sendMessage(mentionBot(question));
    await waitForLog('message failed');
    expect(visibleTextOf(await nextAnswerTo(ann.sendMessage(mentionBot(question))))).toContain(answer);
  });

  test('slash commands still work', async () => {
    const { discord, ann, mentionBot, waitForLog } = await startBot({ expectsErrors: true });
    discord.failNext(anyPost, unauthorized);
    ann.sendMessage(mentionBot(question));
    await waitForLog('message failed');
    expect((await ann.runCommand('when-entered')).status).toBe('replied');
  });
});

test('A token that Discord refuses for good ends the bot', async () => {
  const discord = await openDiscordEmulator();
  const { moderation } = await startBot();
  const { promise: lost, resolve: onLost } = Promise.withResolvers<string>();
  const { token, apiUrl } = discord;
  const bot = await connectBot({ token, apiUrl, moderation: moderation(), log: createLog('silent'), onLost });
  onTestFinished(async () => {
    await bot.close();
    await discord.close();
  });
  await bot.commandsRegistered;
  discord.failNext({ path: /./ }, { ...unauthorized, times: 100 });
  const channelId = discord.servers[0]?.channels[0]?.id ?? '';
  discord.user('member', 'Ann').inChannel(channelId).sendMessage(`<@${discord.applicationId}> ${question}`);
  expect(await lost).toContain('Discord refuses the token.');
});
