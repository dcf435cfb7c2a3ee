import { describe, expect, onTestFinished, test } from 'vitest';
import { explainPermanentClose } from '../../src/discord/login.ts';
import { type DiscordEmulator, openDiscordEmulator } from '../../src/emulator/emulator.ts';
import { sampleText } from '../discord/sample-text.ts';
import { gatewayInfo, startGatewayRelay } from './gateways.ts';
import { createTempFolder, startProcess } from './processes.ts';
import { startProgram } from './start-program.ts';

const question = 'zyxwvut, and where did it happen?';

/** Settings that connect the bot to this Discord, with a small knowledge file. */
async function connectionSettings({ token, apiUrl }: DiscordEmulator): Promise<Record<string, string>> {
  const KNOWLEDGE_DIR = await createTempFolder({ 'sample.yaml': sampleText });
  return { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl, KNOWLEDGE_DIR };
}

async function openDiscordForTest(): Promise<DiscordEmulator> {
  const discord = await openDiscordEmulator();
  onTestFinished(() => discord.close());
  return discord;
}

/** Asks by a mention and by a command. */
async function ask(discord: DiscordEmulator): Promise<void> {
  const member = discord.user('member').inChannel(discord.servers[0]?.channels[0]?.id ?? '');
  const answered = discord.next('message', ({ author }) => author.isBot);
  member.sendMessage(`<@${discord.applicationId}> ${question}`);
  expect((await answered).content).not.toBe('');
  expect((await member.runCommand('ask', { question })).status).toBe('replied');
}

describe('With a token', () => {
  test('SIGTERM ends the process in order, Discord sees it disconnect, and no question is logged', async () => {
    const discord = await openDiscordForTest();
    const bot = startProcess('src/main.ts', [], {
      settings: { ...(await connectionSettings(discord)), LOG_LEVEL: 'info' },
    });
    await bot.waitForOutput('finished registering commands');
    await ask(discord);
    const disconnected = discord.next('disconnected');
    bot.signal('SIGTERM');
    const { status, stdout, stderr } = await bot.ended;
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect((await disconnected).code).toBe(1000);
    expect(stderr).not.toContain('zyxwvut');
    expect(discord.problems()).toEqual([]);
  });

  test('the log has one line of JSON per event, and never the token', async () => {
    const discord = await openDiscordForTest();
    const bot = startProgram([], { settings: { ...(await connectionSettings(discord)), LOG_LEVEL: 'trace' } });
    await bot.waitForOutput('finished registering commands');
    await ask(discord);
    bot.close();
    const { status, stderr } = await bot.ended;
    expect(status).toBe(0);
    expect(stderr).not.toContain(discord.token);
    const lines: unknown[] = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toContainEqual(expect.objectContaining({ msg: 'connected to discord', servers: 1 }));
  });

  test('a bot whose token is reset while it runs ends with status 1 and explains why', async () => {
    const discord = await openDiscordForTest();
    const { url, hangUp } = await startGatewayRelay(discord);
    discord.failNext({ path: /^\/gateway\/bot$/ }, { status: 200, body: gatewayInfo(url) });
    const bot = startProgram([], { settings: { ...(await connectionSettings(discord)), LOG_LEVEL: 'silent' } });
    await discord.next('commands', ({ serverId }) => serverId !== undefined);
    hangUp(4004);
    const { status, stderr } = await bot.ended;
    expect(stderr).toBe(
      'Discord refuses the token. Copy it again from discord.com/developers (your application, Bot, Reset Token) into DISCORD_TOKEN.\n',
    );
    expect(status).toBe(1);
  });
});

test.each([
  [4004, 'token'],
  [4011, 'sharding'],
  [4014, 'intents'],
  [4012, 'code 4012'],
])('The advice after close code %i is about its cause (%s)', (code, cause) => {
  expect(explainPermanentClose(code)).toContain(cause);
});

test('Without a token, SIGINT ends the process in order while its terminal is still open', async () => {
  const bot = startProcess('src/main.ts', []);
  bot.child.stdin?.write('/where\n');
  await bot.waitForOutput('Walthamstow');
  bot.signal('SIGINT');
  expect((await bot.ended).status).toBe(0);
});
