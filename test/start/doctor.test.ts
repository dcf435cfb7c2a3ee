import { chmodSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { doctorCommand } from '../../src/cli/doctor/doctor.ts';
import { databasePath } from '../../src/config.ts';
import { type DiscordEmulator, type DiscordEmulatorOptions, openDiscordEmulator } from '../../src/emulator/emulator.ts';
import { openStore } from '../../src/store/open-store.ts';
import { sampleText } from '../discord/sample-text.ts';
import { readFolder } from '../store/folder.ts';
import { callCommand } from './call-command.ts';
import { findClosedPort, gatewayInfo } from './gateways.ts';
import { createTempFolder, type ProcessResult, runProcess } from './processes.ts';
import { startProgram } from './start-program.ts';

type Settings = Record<string, string>;

type Read = { status: number | null; lines: string[]; err: string };

async function runDoctor(settings: Settings): Promise<Read> {
  return read(await callCommand(doctorCommand, [], { settings }));
}

function read({ status, stdout, stderr }: ProcessResult): Read {
  return { status, lines: stdout.trimEnd().split('\n'), err: stderr };
}

/** The settings of a bot that can connect to this Discord. */
async function sound(options?: DiscordEmulatorOptions): Promise<{ discord: DiscordEmulator; settings: Settings }> {
  const discord = await openDiscordEmulator(options);
  onTestFinished(() => discord.close());
  const settings = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    KNOWLEDGE_DIR: await createTempFolder({ 'brief.yaml': sampleText }),
    DATA_DIR: await createTempFolder({}),
  };
  return { discord, settings };
}

describe('npm run doctor', () => {
  test('reports in one line each that all is well, while a bot runs undisturbed', async () => {
    const { discord, settings } = await sound();
    const bot = startProgram([], { settings });
    await bot.waitForOutput('finished registering commands');
    const { status, lines, err } = await runDoctor(settings);
    expect(lines).toEqual([
      expect.stringMatching(/^✓ Node: 2\d\./),
      expect.stringMatching(/^✓ Settings: /),
      expect.stringMatching(/^✓ Knowledge: “Police shooting in Walthamstow”, \d+ facts$/),
      expect.stringMatching(/^✓ Database: .*on-record\.sqlite is valid; a bot is using it$/),
      `✓ Token: valid for ${discord.botUser.username} (${discord.botUser.id})`,
      expect.stringMatching(`^✓ Application: .*\\(${discord.applicationId}\\)$`),
      expect.stringMatching(/^✓ Intents: no privileged intents/),
      '✓ Servers: the bot is in 1 server',
      '✓ Starts: 1000 of 1000 are left today',
      expect.stringMatching(/^✓ Commands: registered and up to date$/),
    ]);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(lines.join()).not.toContain(discord.token);
    expect(discord.problems()).toEqual([]);
    const ann = discord.user('member').inChannel(discord.servers[0]?.channels[0]?.id ?? '');
    expect((await ann.runCommand('when-entered')).status).toBe('replied');
    bot.close();
    const { status: end, stderr: log } = await bot.ended;
    expect(end).toBe(0);
    expect(log).not.toContain('"level":40');
  });

  test('leaves a closed database unchanged to the last byte, with no file beside it', async () => {
    const { settings } = await sound();
    await (await openStore(databasePath(settings))).close();
    const before = readFolder(settings.DATA_DIR ?? '');
    const { lines, status } = await runDoctor(settings);
    expect(lines.join('\n')).toMatch(/^✓ Database: .*no bot is using it$/m);
    expect(status).toBe(0);
    expect(readFolder(settings.DATA_DIR ?? '')).toEqual(before);
  });

  test('without a token makes no requests to Discord, says so, and finds no problem', async () => {
    const DATA_DIR = join(await createTempFolder({}), 'not', 'there', 'yet');
    const { status, lines } = await runDoctor({ DATA_DIR });
    expect(lines.at(-1)).toMatch(/^– Token: DISCORD_TOKEN is not set.*Discord was not checked$/);
    expect(lines.join('\n')).toMatch(/^✓ Database: there is none yet/m);
    expect(status).toBe(0);
    expect(readdirSync(join(DATA_DIR, '../../..'))).toEqual([]);
  });

  test('before the first start reports missing commands and servers, and finds no problem', async () => {
    const { settings } = await sound({ serverCount: 0 });
    const { status, lines } = await runDoctor(settings);
    expect(lines.join('\n')).toMatch(/^– Commands: .*the bot registers them when it starts$/m);
    expect(lines.join('\n')).toMatch(/^– Servers: .*npm run invite/m);
    expect(status).toBe(0);
  });

  test('lists each problem of the settings, and the checks that it skips', async () => {
    const settings = { DISCORD_TOKEN: 'two words', INCIDENT: 'No Id', HEALTH_PORT: 'x' };
    const { status, lines } = await runDoctor(settings);
    expect(lines.slice(1)).toEqual([
      expect.stringMatching(/^✗ Settings: DISCORD_TOKEN must not contain spaces/),
      expect.stringMatching(/^✗ Settings: INCIDENT must be the id/),
      expect.stringMatching(/^✗ Settings: HEALTH_PORT must be a port/),
      expect.stringMatching(/^– Knowledge, Database, Discord: not checked/),
    ]);
    expect(lines.join()).not.toContain('two words');
    expect(status).toBe(1);
  });

  test.for<[string, (settings: Settings, discord: DiscordEmulator) => unknown, RegExp]>([
    [
      'knowledge with problems',
      ({ KNOWLEDGE_DIR = '' }) => writeFile(join(KNOWLEDGE_DIR, 'bad.yaml'), 'facts: [\n'),
      /^✗ Knowledge: bad\.yaml:\d+:\d+ .*\(and \d+ more: npm run verify\)$|^✗ Knowledge: bad\.yaml:\d+:\d+ /m,
    ],
    [
      'a database that is damaged',
      ({ DATA_DIR = '' }) => writeFile(join(DATA_DIR, 'on-record.sqlite'), 'Not a database. '.repeat(1000)),
      /^✗ Database: .* is damaged\. Restore a backup, or move the file away/m,
    ],
    [
      'a data folder that is a file',
      async (settings) => {
        const file = join(settings.DATA_DIR ?? '', 'file');
        await writeFile(file, '');
        settings.DATA_DIR = file;
      },
      /^✗ Database: .*can’t be opened\. Check DATA_DIR, and that the bot may/m,
    ],
    [
      'a token that Discord does not know',
      (settings) => {
        settings.DISCORD_TOKEN = 'another';
      },
      /^✗ Token: Discord refuses the token\..*\n– Application, Intents, Servers, Starts, Commands: not checked/m,
    ],
    [
      'a Discord that can’t be reached',
      async (settings) => {
        settings.DISCORD_API_URL = `http://127.0.0.1:${await findClosedPort()}/api`;
      },
      /^✗ Token: .*cannot be reached from here \(ECONNREFUSED\).*\n– Application, /m,
    ],
    [
      'a Discord that fails in the middle',
      (_, { failNext }) => failNext({ path: /^\/applications\/@me$/ }, { status: 500, times: 10 }),
      /^✗ Application: could not be checked\..*\n– Intents, Servers, Commands: not checked.*\n✓ Starts/m,
    ],
    [
      'no starts left today',
      (_, { failNext, apiUrl }) => {
        const limit = { total: 1000, remaining: 0, reset_after: 7_200_000, max_concurrency: 1 };
        failNext(
          { path: /^\/gateway\/bot$/ },
          { status: 200, body: { ...gatewayInfo(apiUrl), session_start_limit: limit } },
        );
      },
      /^✗ Starts: none of 1000 are left today\. Wait 2 hours/m,
    ],
  ])('finds %s, and gives advice', async ([, spoil, words]) => {
    const { discord, settings } = await sound();
    await spoil(settings, discord);
    const { status, lines, err } = await runDoctor(settings);
    expect(lines.join('\n')).toMatch(words);
    expect({ status, err }).toEqual({ status: 1, err: '' });
  });

  test('finds that commands are missing although a bot runs', async () => {
    const { discord, settings } = await sound();
    const store = await openStore(databasePath(settings));
    onTestFinished(() => store.close());
    discord.failNext({ path: /^\/applications\/\d+\/commands$/ }, { status: 200, body: [] });
    const { status, lines } = await runDoctor(settings);
    expect(lines.join('\n')).toMatch(/^✗ Commands: .*although a bot is running\. Restart it/m);
    expect(status).toBe(1);
  });

  test('names privileged intents that are enabled but not needed', async () => {
    const { discord, settings } = await sound();
    const body = { id: discord.applicationId, name: 'On Record', flags: 1 << 19 };
    discord.failNext({ path: /^\/applications\/@me$/ }, { status: 200, body });
    const { status, lines } = await runDoctor(settings);
    expect(lines.join('\n')).toMatch(
      /^✓ Intents: Message Content can be disabled: the bot needs no privileged intents$/m,
    );
    expect(status).toBe(0);
  });

  test('finds a folder that the bot may not write to', async () => {
    const { settings } = await sound();
    const folder = settings.DATA_DIR ?? '';
    chmodSync(folder, 0o555);
    onTestFinished(() => chmodSync(folder, 0o755));
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const { status, stdout } = await runProcess('src/cli.ts', ['doctor'], { settings, ...nobody });
    expect(stdout).toMatch(/^✗ Database: .*can’t be written to\. Give the bot permission/m);
    expect(status).toBe(1);
  });
});
