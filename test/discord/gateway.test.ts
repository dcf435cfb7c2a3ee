import { once } from 'node:events';
import { createServer } from 'node:http';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { connectBot } from '../../src/discord/bot.ts';
import { createLog } from '../../src/log.ts';
import { logLinesAt } from './expect-clean-run.ts';
import { afterIdentifyInterval } from './identify-limit.ts';
import { sampleFact } from './sample-knowledge.ts';
import { reconnectDelayMs, skipDelays } from './skip-delays.ts';
import { replyOf, startBot, visibleTextOf } from './start-bot.ts';

const { question, answer } = sampleFact('when-entered');

describe('After a gateway disconnect', () => {
  beforeEach(() => void skipDelays(reconnectDelayMs));

  test.for(['resumable', 'reconnect'] as const)('questions from the meantime are answered (%s)', async (how) => {
    const { discord, ann, nextAnswerTo, mentionBot } = await startBot();
    const disconnected = discord.next('disconnected');
    discord.dropGateway(how);
    await disconnected;
    const said = ann.sendMessage(mentionBot(question));
    const used = ann.runCommand('when-entered');
    expect(visibleTextOf(await nextAnswerTo(said))).toContain(answer);
    expect(visibleTextOf(replyOf(await used))).toContain(answer);
  });

  test('the bot reconnects with a new session and answers, also from old buttons', async () => {
    const { discord, ann, nextAnswerTo, mentionBot, exchanges, log } = await startBot();
    const old = replyOf(await ann.runCommand('when-entered'));
    const writes = exchanges.filter(({ method }) => method === 'PUT').length;
    await afterIdentifyInterval(async () => {
      const back = discord.next('ready');
      discord.dropGateway('invalid-session');
      await back;
    });
    expect(visibleTextOf(await nextAnswerTo(ann.sendMessage(mentionBot(question))))).toContain(answer);
    expect(replyOf(await ann.pressButton(old.id, 'In context')).isEphemeral).toBe(true);
    expect(exchanges.filter(({ method }) => method === 'PUT')).toHaveLength(writes);
    expect(logLinesAt('warn', log).join()).toContain('reconnecting');
  });

  test('the bot reconnects even several times in a row', async () => {
    const { discord, ann, nextAnswerTo, mentionBot } = await startBot();
    for (const how of ['resumable', 'reconnect', 'resumable'] as const) {
      const disconnected = discord.next('disconnected');
      discord.dropGateway(how);
      await disconnected;
      expect(visibleTextOf(await nextAnswerTo(ann.sendMessage(mentionBot(question))))).toContain(answer);
    }
  });
});

test('The login ends after its timeout if Discord never answers, with a message for the operator', async () => {
  const silent = createServer(() => {}).listen(0, '127.0.0.1');
  onTestFinished(() => void silent.close().closeAllConnections());
  await once(silent, 'listening');
  const address = silent.address();
  const api = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/api`;
  const moderation = (await startBot()).moderation();
  const options = { token: 'a-token', apiUrl: api, moderation, log: createLog('silent') };
  await expect(connectBot({ ...options, loginTimeoutSeconds: 0.05 })).rejects.toThrow(
    /did not accept the connection within .* DISCORD_API_URL/,
  );
});

test('A closed bot disconnects permanently, without a warning', async () => {
  const bot = await startBot();
  const disconnected = bot.discord.next('disconnected');
  await bot.restart();
  await disconnected;
  expect(logLinesAt('warn', bot.log)).toEqual([]);
});
