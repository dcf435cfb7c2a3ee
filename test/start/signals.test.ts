import { describe, expect, onTestFinished, test } from 'vitest';
import { type DiscordEmulator, openDiscordEmulator } from '../../src/emulator/emulator.ts';
import { sampleText } from '../discord/sample-text.ts';
import { gatewayInfo, startGatewayRelay } from './gateways.ts';
import { createTempFolder, type RunningProcess, startProcess } from './processes.ts';

const question = 'zyxwvut, and where did it happen?';

/** Settings by which the bot goes to this Discord, and starts fast. */
async function briefSettings({ token, apiUrl }: DiscordEmulator): Promise<Record<string, string>> {
  const KNOWLEDGE_DIR = await createTempFolder({ 'brief.yaml': sampleText });
  return { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl, KNOWLEDGE_DIR };
}

/** The bot as `npm start` with a token starts it, when it says that its commands are there. */
async function startConnected(level: string): Promise<{ discord: DiscordEmulator; bot: RunningProcess }> {
  const discord = await openDiscordEmulator();
  onTestFinished(() => discord.close());
  const settings = { ...(await briefSettings(discord)), LOG_LEVEL: level };
  const bot = startProcess('src/main.ts', [], { settings });
  await bot.waitForOutput('commands offered');
  return { discord, bot };
}

/** Asks by a mention and by a command. */
async function ask(discord: DiscordEmulator): Promise<void> {
  const seat = discord.user('member').inChannel(discord.servers[0]?.channels[0]?.id ?? '');
  const answered = discord.next('message', ({ author }) => author.isBot);
  seat.sendMessage(`<@${discord.applicationId}> ${question}`);
  expect((await answered).content).not.toBe('');
  expect((await seat.runCommand('ask', { question })).status).toBe('replied');
}

describe('With a token', () => {
  test('SIGTERM ends the bot in order, and Discord sees it go', async () => {
    const { discord, bot } = await startConnected('info');
    await ask(discord);
    const disconnected = discord.next('disconnected');
    bot.signal('SIGTERM');
    const { status, stdout, stderr } = await bot.ended;
    expect({ status, out: stdout }).toEqual({ status: 0, out: '' });
    expect((await disconnected).code).toBe(1000);
    expect(stderr).not.toContain('zyxwvut');
    expect(discord.problems()).toEqual([]);
  });

  test('SIGINT does too; the log has one line of JSON an event, and never the token', async () => {
    const { discord, bot } = await startConnected('trace');
    await ask(discord);
    bot.signal('SIGINT');
    const { status, stderr } = await bot.ended;
    expect(status).toBe(0);
    expect(stderr).not.toContain(discord.token);
    const lines: unknown[] = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toContainEqual(expect.objectContaining({ msg: 'connected to discord', servers: 1 }));
  });
});

test('A bot in service whose token is reset says so and ends with status 1, so that it is noticed', async () => {
  const discord = await openDiscordEmulator();
  onTestFinished(() => discord.close());
  const { url, hangUp } = await startGatewayRelay(discord);
  discord.failNext({ path: /^\/gateway\/bot$/ }, { status: 200, body: gatewayInfo(url) });
  const settings = { ...(await briefSettings(discord)), LOG_LEVEL: 'silent' };
  const bot = startProcess('src/main.ts', [], { settings });
  await discord.next('commands', ({ serverId }) => serverId !== undefined);
  hangUp(4004);
  const { status, stderr } = await bot.ended;
  expect(stderr).toBe('Discord ended the connection for good. Is DISCORD_TOKEN still the right one?\n');
  expect(status).toBe(1);
});

test('Without a token, SIGTERM ends the bot in order while its terminal is still open', async () => {
  const bot = startProcess('src/main.ts', []);
  bot.child.stdin?.write('/where\n');
  await bot.waitForOutput('Walthamstow');
  bot.signal('SIGTERM');
  expect((await bot.ended).status).toBe(0);
});
