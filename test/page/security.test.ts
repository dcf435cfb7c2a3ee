import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { type DiscordEmulator, openDiscordEmulator } from '../../src/emulator/emulator.ts';
import { openPageServer } from '../../src/emulator/page/server/page-server.ts';

type Opened = {
  readonly discord: DiscordEmulator;
  readonly url: string;
  readonly origin: string;
  readonly key: string;
};

async function open(port = 0): Promise<Opened> {
  const discord = await openDiscordEmulator();
  const { url, close } = await openPageServer({ discord, port });
  onTestFinished(async () => {
    await close();
    await discord.close();
  });
  return { discord, url, origin: new URL(url).origin, key: new URL(url).hash.slice(1) };
}

/** Sends a request exactly as written; fetch would normalize it. */
async function raw(origin: string, path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { hostname, port } = new URL(origin);
  const asked = request({ hostname, port, path, method, headers }).end();
  const [response] = await once(asked, 'response');
  response.resume();
  return { status: response.statusCode, headers: response.headers };
}

/** Opens the page's WebSocket; 'open', or the HTTP status of the refusal. */
async function line(origin: string, protocols: readonly string[], headers: Record<string, string>) {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/`, [...protocols], { headers });
  onTestFinished(() => socket.terminate());
  const { promise, resolve, reject } = Promise.withResolvers<string | number>();
  socket.once('open', () => resolve('open'));
  socket.once('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
  socket.once('error', reject);
  return promise;
}

const protocol = 'on-record-page';

test('The link leads to this machine, with a long secret that changes with every start', async () => {
  const [one, other] = [await open(), await open()];
  expect(one.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#[\w-]{32}$/);
  expect(one.key).not.toBe(other.key);
});

test('If the port is taken, the next one is used', async () => {
  const first = await open();
  const port = Number(new URL(first.url).port);
  const second = await open(port);
  expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
});

test('The server listens on no other address of this machine', async () => {
  const { origin } = await open();
  const socket = connect(Number(new URL(origin).port), '127.0.0.2');
  const [error] = await once(socket, 'error');
  expect(error).toMatchObject({ code: 'ECONNREFUSED' });
});

test.each(['/', '/main.js', '/style.css', '/nothing', '/files/1/2/0'])(
  '%s has the strict content security policy',
  async (path) => {
    const { origin } = await open();
    const { headers } = await raw(origin, path);
    const policy = String(headers['content-security-policy']);
    expect(policy.split('; ')).toEqual(expect.arrayContaining(["default-src 'none'", "script-src 'self'"]));
    expect(policy).not.toContain('unsafe');
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
  },
);

test.each([
  ['A request with another host name', '/', { host: 'evil.example' }, 421],
  ['A request from another site', '/', { origin: 'https://evil.example' }, 403],
  ['A request from a sandboxed page', '/', { origin: 'null' }, 403],
  ['A path outside the folder', '/../server/open-page.ts', {}, 404],
  ['An encoded path outside the folder', '/..%2f..%2f..%2f..%2fpackage.json', {}, 404],
  ['A path with backslashes', '/..\\..\\http.ts', {}, 404],
  ['The page’s TypeScript configuration', '/tsconfig.json', {}, 404],
  ['An uploaded file without the key', '/files/1/2/0', {}, 401],
  ['An uploaded file with a wrong key', '/files/1/2/0', { authorization: 'Bearer x' }, 401],
] as const)('%s returns no content', async (_, path, headers, status) => {
  const { origin } = await open();
  expect(await raw(origin, path, headers)).toMatchObject({ status });
});

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('The method %s is refused', async (method) => {
  const { origin } = await open();
  expect(await raw(origin, '/', {}, method)).toMatchObject({ status: 405 });
});

test('The connection opens for the page with the key', async () => {
  const { origin, key } = await open();
  expect(await line(origin, [protocol, key], { origin })).toBe('open');
});

test.each([
  ['no key', [protocol], {}],
  ['a wrong key', [protocol, 'a'.repeat(32)], {}],
  ['the origin of another site', [protocol, ''], { origin: 'https://evil.example' }],
  ['an empty origin', [protocol, ''], { origin: '' }],
] as const)('The connection is refused with %s', async (_, protocols, headers) => {
  const { origin, key } = await open();
  const shown = protocols.map((one) => (one === '' ? key : one));
  expect(await line(origin, shown, { origin, ...headers })).toBe(403);
});

test('An uploaded file is returned with the key; one that does not exist is not found', async () => {
  const { discord, origin, key } = await open();
  const general = discord.servers[0]?.channels[0]?.id ?? '';
  const authorization = `Bearer ${key}`;
  const form = new FormData();
  form.set('payload_json', JSON.stringify({ content: 'two', attachments: [{ id: 0 }] }));
  form.set('files[0]', new Blob(['facts']), 'a.txt');
  const said = discord.next('message');
  await fetch(`${discord.apiUrl}/v10/channels/${general}/messages`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Bot ${discord.token}` },
  });
  const { id } = await said;
  const file = await fetch(`${origin}/files/${general}/${id}/0`, { headers: { authorization } });
  expect(await file.text()).toBe('facts');
  expect(file.headers.get('content-disposition')).toBe('attachment');
  expect(await raw(origin, `/files/${general}/${id}/1`, { authorization })).toMatchObject({ status: 404 });
});
