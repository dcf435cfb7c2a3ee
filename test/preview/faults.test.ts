import { Events } from 'discord.js';
import { describe, expect, test, vi } from 'vitest';
import { only, openRoom } from './room.ts';

const ask = { name: 'ask', description: 'Asks' };

describe('A fault', () => {
  test('of the server is met by trying again', async () => {
    const room = await openRoom();
    await room.register(ask);
    room.discord.failNext({ method: 'POST', path: /callback$/ }, { status: 500, times: 2 });
    room.onceCommand((command) => command.reply('Here.'));
    expect(only((await room.ann.command('ask')).messages).content).toBe('Here.');
  });

  test('that lasts is told to the bot', async () => {
    const room = await openRoom();
    await room.register(ask);
    room.discord.failNext({ path: /callback$/ }, { status: 500, times: 4 });
    const reply = room.onceCommand((command) => command.reply('Here.'));
    void room.ann.command('ask');
    expect(await reply).toMatchObject({ status: 500 });
  });

  test('of no certain length lasts until it is ended', async () => {
    const room = await openRoom();
    const end = room.discord.failNext({ path: /^\/users/ }, { status: 503, times: Number.POSITIVE_INFINITY });
    const statuses = [(await room.call('GET', '/users/@me')).status, (await room.call('GET', '/users/@me')).status];
    end();
    expect([...statuses, (await room.call('GET', '/users/@me')).status]).toEqual([503, 503, 200]);
  });

  test('of the network lets nothing through, and everything in order when it is over', async () => {
    const told: string[] = [];
    const room = await openRoom();
    room.client.on(Events.MessageCreate, ({ id }) => told.push(id));
    room.discord.stall(60);
    const one = room.ann.say('one');
    const asked = room.call('GET', '/users/@me').then(({ status }) => told.push(String(status)));
    const two = room.ann.say('two');
    // Twice round the loop, in which both would have come.
    for (let turn = 0; turn < 2; turn += 1) await new Promise(setImmediate);
    expect(told).toEqual([]);
    await asked;
    await vi.waitFor(() => expect(told.filter((id) => id !== '200')).toEqual([one.id, two.id]));
  });

  test('of the rate limit is waited for', async () => {
    const statuses: number[] = [];
    const room = await openRoom({ onExchange: ({ method, status }) => method === 'PUT' && statuses.push(status) });
    room.discord.failNext({ method: 'PUT', path: /commands$/ }, { status: 429, headers: { 'retry-after': '0' } });
    await room.register(ask);
    expect(statuses).toEqual([429, 200]);
    expect(room.discord.commands('')).toMatchObject([{ name: 'ask' }]);
  });

  test.for([
    [403, { message: 'Missing Access', code: 50001 }],
    [404, { message: 'Unknown Channel', code: 10003 }],
  ] as const)('of status %i comes with its body', async ([status, body]) => {
    const room = await openRoom();
    room.discord.failNext({ path: /^\/channels/ }, { status, body });
    const fetched = room.client.channels.fetch(room.general, { force: true });
    await expect(fetched).rejects.toMatchObject({ status, code: body.code });
    expect(await room.client.channels.fetch(room.general, { force: true })).toMatchObject({ id: room.general });
  });

  test.for([
    ['cut', 0],
    ['cut-when-done', 1],
  ] as const)('of the line, %s, leaves the bot without an answer and %i message', async ([connection, messages]) => {
    const room = await openRoom();
    room.discord.failNext({ method: 'POST', path: /messages$/ }, { connection });
    const channel = await room.client.channels.fetch(room.general);
    const sent = channel?.isSendable() ? channel.send('Here.') : undefined;
    await expect(sent).rejects.toMatchObject({ name: 'SocketError' });
    expect(room.ann.messages()).toHaveLength(messages);
    expect(await room.call('GET', `/channels/${room.general}`)).toMatchObject({ status: 200 });
  });

  test('of a silent line lasts until somebody hangs up', async () => {
    const { discord, general, call } = await openRoom();
    discord.failNext({ path: /typing$/ }, { connection: 'silent' });
    const met = discord.next('unanswered');
    const patience = new AbortController();
    const headers = { authorization: `Bot ${discord.token}` };
    const silent = fetch(`${discord.api}/v10/channels/${general}/typing`, {
      method: 'POST',
      headers,
      signal: patience.signal,
    }).then(({ status }) => status);
    expect(await Promise.race([silent, call('GET', `/channels/${general}/messages`)])).toEqual({
      status: 200,
      body: [],
    });
    expect(await met).toEqual({ method: 'POST', path: `/channels/${general}/typing` });
    patience.abort();
    await expect(silent).rejects.toThrow('aborted');
  });

  test('meets the file of a message too', async () => {
    const room = await openRoom();
    await room.register({ ...ask, options: [{ type: 11, name: 'file', description: 'A file' }] });
    const url = room.onceCommand(({ options }) => options.getAttachment('file', true).url);
    void room.ann.command('ask', { file: { name: 'x.txt', data: 'x' } });
    room.discord.failNext({ path: /^\/attachments\/.+x\.txt$/ }, { status: 503 });
    room.discord.failNext({ path: /^\/attachments\// }, { connection: 'cut' });
    const address = String(await url);
    expect((await fetch(address)).status).toBe(503);
    await expect(fetch(address)).rejects.toThrow();
    expect(await (await fetch(address)).text()).toBe('x');
  });

  test('meets no other requests', async () => {
    const room = await openRoom();
    room.discord.failNext({ method: 'PATCH', path: /^\/channels/ }, { status: 500 });
    expect(await room.call('GET', `/channels/${room.general}`)).toMatchObject({ status: 200 });
  });
});

describe('What this Discord does not have', () => {
  test.for<readonly [title: string, method: string, path: string, body: object | undefined, status: number]>([
    ['a route', 'GET', '/stickers/1', undefined, 404],
    ['a method', 'PUT', '/users/@me', undefined, 405],
    ['a field', 'POST', '/users/@me/channels', { recipient_id: '1', nonsense: true }, 400],
  ])('%s is refused, and known afterwards', async ([, method, path, body, status]) => {
    const room = await openRoom({ expectsProblems: true });
    expect(await room.call(method, path, body)).toMatchObject({ status });
    expect(only(room.discord.problems())).toMatch(/this Discord (has|knows)/);
  });

  test('includes older versions of the API', async () => {
    const { discord } = await openRoom({ expectsProblems: true });
    const { status } = await fetch(`${discord.api}/v9/gateway`);
    expect(status).toBe(404);
    expect(discord.problems()).toHaveLength(1);
  });

  test('says the name of a field that it does not know', async () => {
    const room = await openRoom({ expectsProblems: true });
    const answer = await room.call('POST', `/channels/${room.general}/messages`, { content: 'x', contnet: 'y' });
    expect(answer).toMatchObject({ status: 400, body: { errors: { contnet: {} } } });
    expect(only(room.discord.problems())).toContain('"contnet"');
  });
});

describe('A body', () => {
  test('that is no JSON is refused', async () => {
    const { discord, general } = await openRoom();
    const response = await fetch(`${discord.api}/v10/channels/${general}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
      body: '{',
    });
    expect(await response.json()).toMatchObject({ code: 50109 });
  });

  test('of more than 25 MiB is refused', async () => {
    const room = await openRoom();
    const answer = await room.call('POST', `/channels/${room.general}/messages`, {
      content: 'x'.repeat(26 * 1024 * 1024),
    });
    expect(answer).toMatchObject({ status: 413, body: { code: 40005 } });
  });
});
