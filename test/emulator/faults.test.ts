import { Events } from 'discord.js';
import { describe, expect, test, vi } from 'vitest';
import { expectOne, startEmulator } from './start-emulator.ts';

const ask = { name: 'ask', description: 'Asks' };

describe('A fault', () => {
  test('of the server is retried by the client', async () => {
    const emulator = await startEmulator();
    await emulator.register(ask);
    emulator.discord.failNext({ method: 'POST', path: /callback$/ }, { status: 500, times: 2 });
    emulator.onceCommand((command) => command.reply('Here.'));
    expect(expectOne((await emulator.ann.runCommand('ask')).messages).content).toBe('Here.');
  });

  test('that lasts reaches the bot as an error', async () => {
    const emulator = await startEmulator();
    await emulator.register(ask);
    emulator.discord.failNext({ path: /callback$/ }, { status: 500, times: 4 });
    const reply = emulator.onceCommand((command) => command.reply('Here.'));
    void emulator.ann.runCommand('ask');
    expect(await reply).toMatchObject({ status: 500 });
  });

  test('without a limit lasts until it is ended', async () => {
    const emulator = await startEmulator();
    const end = emulator.discord.failNext({ path: /^\/users/ }, { status: 503, times: Number.POSITIVE_INFINITY });
    const statuses = [
      (await emulator.call('GET', '/users/@me')).status,
      (await emulator.call('GET', '/users/@me')).status,
    ];
    end();
    expect([...statuses, (await emulator.call('GET', '/users/@me')).status]).toEqual([503, 503, 200]);
  });

  test('of the network delays all traffic and delivers it in order afterwards', async () => {
    const received: string[] = [];
    const emulator = await startEmulator();
    emulator.client.on(Events.MessageCreate, ({ id }) => received.push(id));
    emulator.discord.stall(60);
    const one = emulator.ann.sendMessage('one');
    const asked = emulator.call('GET', '/users/@me').then(({ status }) => received.push(String(status)));
    const two = emulator.ann.sendMessage('two');
    // Two turns of the event loop, in which both would have arrived.
    for (let turn = 0; turn < 2; turn += 1) await new Promise(setImmediate);
    expect(received).toEqual([]);
    await asked;
    await vi.waitFor(() => expect(received.filter((id) => id !== '200')).toEqual([one.id, two.id]));
  });

  test('of the rate limit makes the client wait', async () => {
    const statuses: number[] = [];
    const emulator = await startEmulator({
      onExchange: ({ method, status }) => method === 'PUT' && statuses.push(status),
    });
    emulator.discord.failNext({ method: 'PUT', path: /commands$/ }, { status: 429, headers: { 'retry-after': '0' } });
    await emulator.register(ask);
    expect(statuses).toEqual([429, 200]);
    expect(emulator.discord.commands('')).toMatchObject([{ name: 'ask' }]);
  });

  test.for([
    [403, { message: 'Missing Access', code: 50001 }],
    [404, { message: 'Unknown Channel', code: 10003 }],
  ] as const)('of status %i has its body', async ([status, body]) => {
    const emulator = await startEmulator();
    emulator.discord.failNext({ path: /^\/channels/ }, { status, body });
    const fetched = emulator.client.channels.fetch(emulator.generalChannelId, { force: true });
    await expect(fetched).rejects.toMatchObject({ status, code: body.code });
    expect(await emulator.client.channels.fetch(emulator.generalChannelId, { force: true })).toMatchObject({
      id: emulator.generalChannelId,
    });
  });

  test.for([
    ['cut', 0],
    ['cut-when-done', 1],
  ] as const)(
    'of the connection, %s, leaves the bot without a response and %i message',
    async ([connection, messages]) => {
      const emulator = await startEmulator();
      emulator.discord.failNext({ method: 'POST', path: /messages$/ }, { connection });
      const channel = await emulator.client.channels.fetch(emulator.generalChannelId);
      const sent = channel?.isSendable() ? channel.send('Here.') : undefined;
      await expect(sent).rejects.toMatchObject({ name: 'SocketError' });
      expect(emulator.ann.messages()).toHaveLength(messages);
      expect(await emulator.call('GET', `/channels/${emulator.generalChannelId}`)).toMatchObject({ status: 200 });
    },
  );

  test('of a silent connection lasts until the client aborts', async () => {
    const { discord, generalChannelId, call } = await startEmulator();
    discord.failNext({ path: /typing$/ }, { connection: 'silent' });
    const unanswered = discord.next('unanswered');
    const abortController = new AbortController();
    const headers = { authorization: `Bot ${discord.token}` };
    const silent = fetch(`${discord.apiUrl}/v10/channels/${generalChannelId}/typing`, {
      method: 'POST',
      headers,
      signal: abortController.signal,
    }).then(({ status }) => status);
    expect(await Promise.race([silent, call('GET', `/channels/${generalChannelId}/messages`)])).toEqual({
      status: 200,
      body: [],
    });
    expect(await unanswered).toEqual({ method: 'POST', path: `/channels/${generalChannelId}/typing` });
    abortController.abort();
    await expect(silent).rejects.toThrow('aborted');
  });

  test('affects attachments too', async () => {
    const emulator = await startEmulator();
    await emulator.register({ ...ask, options: [{ type: 11, name: 'file', description: 'A file' }] });
    const url = emulator.onceCommand(({ options }) => options.getAttachment('file', true).url);
    void emulator.ann.runCommand('ask', { file: { name: 'x.txt', data: 'x' } });
    emulator.discord.failNext({ path: /^\/attachments\/.+x\.txt$/ }, { status: 503 });
    emulator.discord.failNext({ path: /^\/attachments\// }, { connection: 'cut' });
    const address = String(await url);
    expect((await fetch(address)).status).toBe(503);
    await expect(fetch(address)).rejects.toThrow();
    expect(await (await fetch(address)).text()).toBe('x');
  });

  test('affects no other requests', async () => {
    const emulator = await startEmulator();
    emulator.discord.failNext({ method: 'PATCH', path: /^\/channels/ }, { status: 500 });
    expect(await emulator.call('GET', `/channels/${emulator.generalChannelId}`)).toMatchObject({ status: 200 });
  });
});

describe('An unsupported request', () => {
  test.for<readonly [title: string, method: string, path: string, body: object | undefined, status: number]>([
    ['a route', 'GET', '/stickers/1', undefined, 404],
    ['a method', 'PUT', '/users/@me', undefined, 405],
    ['a field', 'POST', '/users/@me/channels', { recipient_id: '1', nonsense: true }, 400],
  ])('with %s is refused and reported', async ([, method, path, body, status]) => {
    const emulator = await startEmulator({ expectsProblems: true });
    expect(await emulator.call(method, path, body)).toMatchObject({ status });
    expect(expectOne(emulator.discord.problems())).toMatch(/^The emulator does not support /);
  });

  test('to an older version of the API is refused and reported', async () => {
    const { discord } = await startEmulator({ expectsProblems: true });
    const { status } = await fetch(`${discord.apiUrl}/v9/gateway`);
    expect(status).toBe(404);
    expect(discord.problems()).toHaveLength(1);
  });

  test('is reported with the name of the unknown field', async () => {
    const emulator = await startEmulator({ expectsProblems: true });
    const answer = await emulator.call('POST', `/channels/${emulator.generalChannelId}/messages`, {
      content: 'x',
      contnet: 'y',
    });
    expect(answer).toMatchObject({ status: 400, body: { errors: { contnet: {} } } });
    expect(expectOne(emulator.discord.problems())).toContain('"contnet"');
  });
});

describe('A body', () => {
  test('that is not JSON is refused', async () => {
    const { discord, generalChannelId } = await startEmulator();
    const response = await fetch(`${discord.apiUrl}/v10/channels/${generalChannelId}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
      body: '{',
    });
    expect(await response.json()).toMatchObject({ code: 50109 });
  });

  test('of more than 25 MiB is refused', async () => {
    const emulator = await startEmulator();
    const answer = await emulator.call('POST', `/channels/${emulator.generalChannelId}/messages`, {
      content: 'x'.repeat(26 * 1024 * 1024),
    });
    expect(answer).toMatchObject({ status: 413, body: { code: 40005 } });
  });
});
