import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openBot } from '../../src/discord/bot.ts';
import { openLog } from '../../src/log.ts';
import { openBotRoom, replyOf, wordsOf } from './bot-room.ts';
import { briefFact } from './brief-knowledge.ts';
import { afterIdentifyPause } from './identify-pause.ts';
import { linesAt } from './manners.ts';

const { question, answer } = briefFact('when-entered');

describe('When the connection to Discord drops', () => {
  test.for(['resumable', 'reconnect'] as const)('(%s), what was asked meanwhile is answered', async (how) => {
    const { discord, ann, answerTo, toBot } = await openBotRoom();
    const disconnected = discord.next('disconnected');
    discord.dropGateway(how);
    await disconnected;
    const said = ann.sendMessage(toBot(question));
    const used = ann.runCommand('when-entered');
    expect(wordsOf(await answerTo(said))).toContain(answer);
    expect(wordsOf(replyOf(await used))).toContain(answer);
  });

  test('and the session is lost, the bot comes back and answers, old buttons too', async () => {
    const { discord, ann, answerTo, toBot, exchanges, log } = await openBotRoom();
    const old = replyOf(await ann.runCommand('when-entered'));
    const writes = exchanges.filter(({ method }) => method === 'PUT').length;
    await afterIdentifyPause(async () => {
      const back = discord.next('ready');
      discord.dropGateway('invalid-session');
      await back;
    });
    expect(wordsOf(await answerTo(ann.sendMessage(toBot(question))))).toContain(answer);
    expect(replyOf(await ann.pressButton(old.id, 'In context')).isEphemeral).toBe(true);
    expect(exchanges.filter(({ method }) => method === 'PUT')).toHaveLength(writes);
    expect(linesAt('warn', log).join()).toContain('reconnecting');
  });

  test('several times in a row, the bot still comes back', async () => {
    const { discord, ann, answerTo, toBot } = await openBotRoom();
    for (const how of ['resumable', 'reconnect', 'resumable'] as const) {
      const disconnected = discord.next('disconnected');
      discord.dropGateway(how);
      await disconnected;
      expect(wordsOf(await answerTo(ann.sendMessage(toBot(question))))).toContain(answer);
    }
  });
});

test('A Discord that never answers is given up after the time that is set, in words for whoever started the bot', async () => {
  const silent = createServer(() => {}).listen(0, '127.0.0.1');
  onTestFinished(() => void silent.close().closeAllConnections());
  await once(silent, 'listening');
  const address = silent.address();
  const api = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/api`;
  const moderation = (await openBotRoom()).moderation();
  const options = { token: 'a-token', api, moderation, log: openLog('silent') };
  await expect(openBot({ ...options, loginSeconds: 0.05 })).rejects.toThrow(
    /did not let the bot in within .* reachable/,
  );
});

test('A bot that is closed goes for good, and without a word of warning', async () => {
  const room = await openBotRoom();
  const disconnected = room.discord.next('disconnected');
  await room.restart();
  await disconnected;
  expect(linesAt('warn', room.log)).toEqual([]);
});
