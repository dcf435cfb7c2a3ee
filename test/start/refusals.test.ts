import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { connectBot } from '../../src/discord/bot.ts';
import { LoginError } from '../../src/discord/login.ts';
import { type DiscordEmulator, openDiscordEmulator } from '../../src/emulator/emulator.ts';
import { readKnowledgeFolder } from '../../src/knowledge/folder.ts';
import { formatFileProblem } from '../../src/knowledge/problem.ts';
import { createLog } from '../../src/log.ts';
import { startBot } from '../discord/start-bot.ts';
import { findClosedPort, gatewayInfo, startClosingGateway, startSilentGateway } from './gateways.ts';
import { createTempFolder } from './processes.ts';
import { startProgram } from './start-program.ts';

async function openDiscordForTest(): Promise<DiscordEmulator> {
  const discord = await openDiscordEmulator();
  onTestFinished(() => discord.close());
  return discord;
}

/** Expects a connection to fail with a message of one line that does not contain the token, and with an empty log. */
async function expectLoginError(
  { token, apiUrl }: Pick<DiscordEmulator, 'token' | 'apiUrl'>,
  message: RegExp,
): Promise<void> {
  const { moderation } = await startBot();
  const logged: string[] = [];
  const log = createLog('info', { write: (line: string) => logged.push(line) });
  const error: unknown = await connectBot({ token, apiUrl, moderation: moderation(), log, retryDelayMs: 0 }).catch(
    (reason: unknown) => reason,
  );
  const actual = error instanceof LoginError ? error.message : '';
  expect(actual).toMatch(message);
  expect(actual.split('\n')).toHaveLength(1);
  expect(actual).not.toContain(token);
  expect(logged).toEqual([]);
}

describe('A start that fails ends with status 1 and explains why', () => {
  test('every problem in the settings at once', async () => {
    const settings = {
      DISCORD_TOKEN: 'two words',
      DISCORD_API_URL: 'somewhere',
      INCIDENT: 'No Such Id',
      LOG_LEVEL: 'loud',
    };
    const { status, stdout, stderr } = await startProgram([], { settings }).ended;
    const [title, ...lines] = stderr.trim().split('\n');
    expect(title).toContain('.env.example');
    expect(lines.map((line) => line.trim().split(' ')[0])).toEqual(Object.keys(settings));
    expect(stderr).not.toContain('two words');
    expect(stdout).toBe('');
    expect(status).toBe(1);
  });

  test('every problem in the knowledge files, with file and line', async () => {
    const KNOWLEDGE_DIR = await createTempFolder({ 'a.yaml': 'facts: [\n', 'b.yaml': 'incident:\n  id: Bad Id\n' });
    const { status, stderr } = await startProgram([], { settings: { KNOWLEDGE_DIR } }).ended;
    expect(stderr).toMatch(/^ *a\.yaml:\d+:\d+ .*YAML/m);
    expect(stderr).toMatch(/^ *b\.yaml:2:\d+ .*id/m);
    expect(status).toBe(1);
  });

  test('an unknown incident', async () => {
    const { status, stderr } = await startProgram([], { settings: { INCIDENT: 'no-such-incident' } }).ended;
    expect(stderr).toMatch(/walthamstow-shooting.*INCIDENT/s);
    expect(status).toBe(1);
  });

  test('a missing knowledge folder, as a problem of the knowledge', async () => {
    const read = await readKnowledgeFolder({ directory: 'no-such-folder', incidentId: 'any', reservedNames: [] });
    const lines = 'problems' in read ? read.problems.map((problem) => formatFileProblem(problem.file, problem)) : [];
    expect(lines).toEqual([expect.stringMatching(/no-such-folder.*KNOWLEDGE_DIR/s)]);
  });

  test('an invalid token', async () => {
    const { apiUrl } = await openDiscordForTest();
    const settings = { DISCORD_TOKEN: 'not-the-token', DISCORD_API_URL: apiUrl };
    const { status, stdout, stderr } = await startProgram([], { settings }).ended;
    expect(stderr).toMatch(/^Discord refuses the token.*DISCORD_TOKEN.*\n$/);
    expect(stderr).not.toContain('not-the-token');
    expect({ status, out: stdout }).toEqual({ status: 1, out: '' });
  });
});

describe('The message is one line and the log is empty', () => {
  test('if Discord cannot be reached', async () => {
    const apiUrl = `http://127.0.0.1:${await findClosedPort()}/api`;
    await expectLoginError({ token: 'a-token', apiUrl }, /cannot be reached.*ECONNREFUSED/);
  });

  test('if Discord refuses the intents', async () => {
    const { apiUrl, token, failNext } = await openDiscordForTest();
    const body = gatewayInfo(await startClosingGateway(4014));
    failNext({ path: /^\/gateway\/bot$/ }, { status: 200, body });
    await expectLoginError({ token, apiUrl }, /refuses the intents/);
  });

  test('if Discord is down', async () => {
    const { apiUrl, token, failNext } = await openDiscordForTest();
    failNext({ path: /^\/gateway\/bot$/ }, { status: 503, times: 100 });
    await expectLoginError({ token, apiUrl }, /did not let the bot in \(HTTP status 503\)\. Try again/);
  });

  test.each([403, 502])('if a proxy answers with a page and status %i', async (status) => {
    const server = createServer((_, response) =>
      response.writeHead(status, { 'content-type': 'text/html' }).end('<p>No'),
    );
    await once(server.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => void server.close());
    const address = server.address();
    const apiUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/api`;
    const expected = new RegExp(`did not let the bot in \\(HTTP status ${status}\\)\\. Try again`);
    await expectLoginError({ token: 'a-token', apiUrl }, expected);
  });
});

test('A login that times out closes its connection to the gateway', async () => {
  const { apiUrl, token, failNext } = await openDiscordForTest();
  const { url, disconnected } = await startSilentGateway();
  failNext({ path: /^\/gateway\/bot$/ }, { status: 200, body: gatewayInfo(url) });
  const moderation = (await startBot()).moderation();
  const options = { token, apiUrl, moderation, log: createLog('silent'), loginTimeoutSeconds: 0.5 };
  await expect(connectBot(options)).rejects.toThrow(LoginError);
  await disconnected;
});
