import { describe, expect, onTestFinished, test } from 'vitest';
import { connectBot } from '../../src/discord/bot.ts';
import { LoginError } from '../../src/discord/login.ts';
import { type DiscordEmulator, openDiscordEmulator } from '../../src/emulator/emulator.ts';
import { readKnowledgeFolder } from '../../src/knowledge/folder.ts';
import { formatFileProblem } from '../../src/knowledge/problem.ts';
import { createLog } from '../../src/log.ts';
import { startBot } from '../discord/start-bot.ts';
import { findClosedPort, gatewayInfo, startClosingGateway } from './gateways.ts';
import { createTempFolder, runProcess } from './processes.ts';

async function openDiscordForTest(): Promise<DiscordEmulator> {
  const discord = await openDiscordEmulator();
  onTestFinished(() => discord.close());
  return discord;
}

/** What there is to tell where Discord does not let the bot in: one clear line and nothing else in the log, not the token. */
async function expectOneLine(
  { token, apiUrl }: Pick<DiscordEmulator, 'token' | 'apiUrl'>,
  words: RegExp,
): Promise<void> {
  const { moderation } = await startBot();
  const logged: string[] = [];
  const log = createLog('info', { write: (line: string) => logged.push(line) });
  const error: unknown = await connectBot({ token, apiUrl, moderation: moderation(), log, retryDelayMs: 0 }).catch(
    (reason: unknown) => reason,
  );
  const told = error instanceof LoginError ? error.message : '';
  expect(told).toMatch(words);
  expect(told.split('\n')).toHaveLength(1);
  expect(told).not.toContain(token);
  expect(logged).toEqual([]);
}

describe('A start that cannot go on ends with status 1 and says why', () => {
  test('all that is wrong with the settings at once', async () => {
    const settings = {
      DISCORD_TOKEN: 'two words',
      DISCORD_API_URL: 'somewhere',
      INCIDENT: 'No Such Id',
      LOG_LEVEL: 'loud',
    };
    const { status, stdout, stderr } = await runProcess('src/main.ts', [], { settings });
    const [title, ...lines] = stderr.trim().split('\n');
    expect(title).toContain('.env.example');
    expect(lines.map((line) => line.trim().split(' ')[0])).toEqual(Object.keys(settings));
    expect(stderr).not.toContain('two words');
    expect(stdout).toBe('');
    expect(status).toBe(1);
  });

  test('every problem of the knowledge, with file and line', async () => {
    const KNOWLEDGE_DIR = await createTempFolder({ 'a.yaml': 'facts: [\n', 'b.yaml': 'incident:\n  id: Bad Id\n' });
    const { status, stderr } = await runProcess('src/main.ts', [], { settings: { KNOWLEDGE_DIR } });
    expect(stderr).toMatch(/^ *a\.yaml:\d+:\d+ .*YAML/m);
    expect(stderr).toMatch(/^ *b\.yaml:2:\d+ .*id/m);
    expect(status).toBe(1);
  });

  test('an incident that there is not', async () => {
    const { status, stderr } = await runProcess('src/main.ts', [], { settings: { INCIDENT: 'no-such-incident' } });
    expect(stderr).toMatch(/walthamstow-shooting.*INCIDENT/s);
    expect(status).toBe(1);
  });

  test('a knowledge folder that there is not, as one more problem of the knowledge', async () => {
    const read = await readKnowledgeFolder({ directory: 'no-such-folder', incidentId: 'any', reservedNames: [] });
    const lines = 'problems' in read ? read.problems.map((problem) => formatFileProblem(problem.file, problem)) : [];
    expect(lines).toEqual([expect.stringMatching(/no-such-folder.*KNOWLEDGE_DIR/s)]);
  });

  test('a token that Discord does not know', async () => {
    const { apiUrl } = await openDiscordForTest();
    const settings = { DISCORD_TOKEN: 'not-the-token', DISCORD_API_URL: apiUrl };
    const { status, stdout, stderr } = await runProcess('src/main.ts', [], { settings });
    expect(stderr).toMatch(/^Discord refuses the token.*DISCORD_TOKEN.*\n$/);
    expect(stderr).not.toContain('not-the-token');
    expect({ status, out: stdout }).toEqual({ status: 1, out: '' });
  });
});

describe('What such a start says is one line, and nothing is in the log, where it meets', () => {
  test('a Discord that is not there', async () => {
    const apiUrl = `http://127.0.0.1:${await findClosedPort()}/api`;
    await expectOneLine({ token: 'a-token', apiUrl }, /cannot be reached.*ECONNREFUSED/);
  });

  test('a Discord that refuses the intents', async () => {
    const { apiUrl, token, failNext } = await openDiscordForTest();
    const body = gatewayInfo(await startClosingGateway(4014));
    failNext({ path: /^\/gateway\/bot$/ }, { status: 200, body });
    await expectOneLine({ token, apiUrl }, /refuses the intents/);
  });

  test('a Discord that is down', async () => {
    const { apiUrl, token, failNext } = await openDiscordForTest();
    failNext({ path: /^\/gateway\/bot$/ }, { status: 503, times: 100 });
    await expectOneLine({ token, apiUrl }, /did not let the bot in/);
  });
});
