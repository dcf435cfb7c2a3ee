import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDiscordEmulator } from '../../src/emulator/emulator.ts';
import { type HealthServerOptions, openHealthServer } from '../../src/operations/health-server.ts';
import { createMetrics } from '../../src/operations/metrics.ts';
import { openStore } from '../../src/store/open-store.ts';
import { sampleText } from '../discord/sample-text.ts';
import { findClosedPort } from '../start/gateways.ts';
import { createTempFolder } from '../start/processes.ts';
import { startProgram } from '../start/start-program.ts';

const allWell: HealthServerOptions['checks'] = { gateway: () => true, knowledge: () => true, database: async () => {} };

async function openForTest(
  parts: Partial<HealthServerOptions['checks']> = {},
): Promise<(path: string, init?: RequestInit) => Promise<Response>> {
  const metrics = createMetrics(async () => 0);
  const health = await openHealthServer({
    host: '127.0.0.1',
    port: 0,
    checks: { ...allWell, ...parts },
    metrics,
  });
  onTestFinished(() => health.close());
  return (path, init) => fetch(`http://127.0.0.1:${health.port}${path}`, init);
}

describe('/readyz', () => {
  test('is 200 if nothing is missing', async () => {
    const response = await (await openForTest())('/readyz');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ ready: true, gateway: true, knowledge: true, database: true });
  });

  test.for<[string, Partial<HealthServerOptions['checks']>]>([
    ['gateway', { gateway: () => false }],
    [
      'knowledge',
      {
        knowledge: () => {
          throw new Error('Nothing is active.');
        },
      },
    ],
    ['database', { database: () => Promise.reject(new Error('It is full.')) }],
  ])('is 503 without the reason if the %s is missing', async ([part, parts]) => {
    const response = await (await openForTest(parts))('/readyz');
    expect(response.status).toBe(503);
    const all = { gateway: true, knowledge: true, database: true };
    expect(await response.json()).toEqual({ ready: false, ...all, [part]: false });
  });

  test('reports a database that another program has locked, until it is released', async () => {
    const location = join(await createTempFolder({}), 'on-record.sqlite');
    const store = await openStore(location, { busyTimeoutMs: 0 });
    onTestFinished(() => store.close());
    const get = await openForTest({ database: () => store.assertWritable() });
    const other = new DatabaseSync(location);
    other.exec('begin immediate');
    expect(await (await get('/readyz')).json()).toMatchObject({ ready: false, database: false });
    other.close();
    expect((await get('/readyz')).status).toBe(200);
  });
});

test('/healthz is 200 even if everything else is missing', async () => {
  const response = await (await openForTest({ gateway: () => false, database: () => Promise.reject(new Error()) }))(
    '/healthz',
  );
  expect({ status: response.status, body: await response.json() }).toEqual({ status: 200, body: { alive: true } });
});

test('/metrics has the Prometheus text format', async () => {
  const response = await (await openForTest())('/metrics');
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=/);
  expect(await response.text()).toMatch(/^# TYPE on_record_acknowledgement_seconds histogram$/m);
});

test('Other paths are 404, and other methods 405', async () => {
  const get = await openForTest();
  for (const path of ['/', '/healthz/', '/__proto__', '/constructor', '//readyz'])
    expect((await get(path)).status).toBe(404);
  for (const method of ['POST', 'PUT', 'DELETE']) expect((await get('/healthz', { method })).status).toBe(405);
  const head = await get('/readyz', { method: 'HEAD' });
  expect({ status: head.status, body: await head.text() }).toEqual({ status: 200, body: '' });
});

describe('HEALTH_PORT', () => {
  async function settings() {
    const discord = await openDiscordEmulator();
    onTestFinished(() => discord.close());
    const port = await findClosedPort();
    const all = {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      KNOWLEDGE_DIR: await createTempFolder({ 'brief.yaml': sampleText }),
      HEALTH_PORT: String(port),
    };
    const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
    return { discord, all, get };
  }

  test('responds while the bot runs', async () => {
    const { discord, all, get } = await settings();
    const bot = startProgram([], { settings: { ...all, LOG_LEVEL: 'info' } });
    await bot.waitForOutput('finished registering commands');
    expect(await (await get('/readyz')).json()).toEqual({
      ready: true,
      gateway: true,
      knowledge: true,
      database: true,
    });
    const ann = discord.user('member').inChannel(discord.servers[0]?.channels[0]?.id ?? '');
    await ann.runCommand('when-entered');
    await expect
      .poll(async () => (await get('/metrics')).text())
      .toContain('on_record_questions_total{outcome="answered"} 1');
    bot.close();
    expect((await bot.ended).status).toBe(0);
    await expect(get('/healthz')).rejects.toThrow();
  });

  test('responds before the gateway accepts the bot, and the start can be stopped in order', async () => {
    const { discord, all, get } = await settings();
    discord.failNext({ path: /^\/gateway\/bot$/ }, { connection: 'silent' });
    const bot = startProgram([], { settings: all });
    await expect
      .poll(async () => (await get('/healthz').catch(() => undefined))?.status, { timeout: 10_000 })
      .toBe(200);
    const response = await get('/readyz');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ ready: false, gateway: false, knowledge: true, database: true });
    bot.close();
    expect(await bot.ended).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('responds in the sandbox too', async () => {
    const { all, get } = await settings();
    const bot = startProgram([], { settings: { ...all, DISCORD_TOKEN: '', DISCORD_API_URL: '' } });
    bot.stdin.write('/where\n');
    await bot.waitForOutput('Walthamstow');
    expect((await get('/readyz')).status).toBe(200);
  });

  test('that is taken ends the start with one line', async () => {
    const { all } = await settings();
    const port = new URL(all.DISCORD_API_URL).port;
    const { status, stderr } = await startProgram([], { settings: { ...all, HEALTH_PORT: port } }).ended;
    expect(stderr).toMatch(/^HEALTH_PORT: cannot listen on 127\.0\.0\.1:\d+ \(EADDRINUSE\)\. Choose another port\.\n$/);
    expect(status).toBe(1);
  });

  test('opens no port if it is not set', async () => {
    const { all } = await settings();
    const bot = startProgram([], { settings: { ...all, HEALTH_PORT: '' } });
    await bot.waitForOutput('finished registering commands');
    await expect(fetch(`http://127.0.0.1:${all.HEALTH_PORT}/healthz`)).rejects.toThrow();
  });
});
