import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { afterAll, describe, expect, test } from 'vitest';
import type { Attachment } from '../../commands/context.ts';
import { createAttachmentFetcher } from '../../src/discord/attachments.ts';

const maxBytes = 512 * 1024;

/** The paths that the test server provides. */
const pages: Readonly<Record<string, RequestListener>> = {
  '/small.yaml': (_, response) => response.end('a: 1\n'),
  '/full.yaml': (_, response) => response.end(Buffer.alloc(maxBytes)),
  // Sent without a content length.
  '/growing.yaml': (_, response) => {
    for (let sent = 0; sent <= maxBytes; sent += 65_536) response.write(Buffer.alloc(65_536));
    response.end();
  },
  '/gone.yaml': (_, response) => response.writeHead(404).end('<html>gone</html>'),
  '/moved.yaml': (_, response) => response.writeHead(302, { location: '/small.yaml' }).end(),
  '/silent.yaml': () => {},
  '/halting.yaml': (_, response) => response.write('a: 1\n'),
};

const requestedPaths: string[] = [];
const server = createServer((request, response) => {
  requestedPaths.push(request.url ?? '');
  pages[request.url ?? '']?.(request, response);
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
const logged: string[] = [];
const log = { info: (_: unknown, message: string) => void logged.push(message) };
const fetcher = createAttachmentFetcher({ extraOrigins: [origin], timeoutMs: 300 });
const fetchFile = (file: Attachment) => fetcher(file, log);
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const sent = (url: string, change: object = {}) => ({ name: 'incident.yaml', size: 10, url, ...change });

describe('An attachment', () => {
  test.each([
    ['/small.yaml', 5],
    ['/full.yaml', maxBytes],
  ])('from %s is read with all its %i bytes', async (path, size) => {
    const fetched = await fetchFile(sent(`${origin}${path}`));
    expect('bytes' in fetched && fetched.bytes.byteLength).toBe(size);
  });

  test.each([
    ['is larger than announced', '/growing.yaml', /larger than 512 KB/],
    ['is gone', '/gone.yaml', /no longer provides this file/],
    ['redirects', '/moved.yaml', /could not be fetched/],
    ['gets no response', '/silent.yaml', /could not be fetched/],
    ['stops in the middle', '/halting.yaml', /could not be fetched/],
  ])('that %s is refused', async (_, path, problem) => {
    expect(await fetchFile(sent(`${origin}${path}`))).toEqual({ problem: expect.stringMatching(problem) });
  });

  test.each(['/moved.yaml', '/silent.yaml'])('whose download fails is logged with the request: %s', async (path) => {
    logged.length = 0;
    await fetchFile(sent(`${origin}${path}`));
    expect(logged).toEqual(['a file could not be fetched']);
  });

  test.each([
    ['is said to be too large', { size: maxBytes + 1 }, /larger than 512 KB/],
    ['has another ending', { name: 'incident.yaml.exe' }, /ends in .yaml or .yml/],
    ['has no ending', { name: 'yaml' }, /ends in .yaml or .yml/],
  ])('that %s is refused without a request', async (_, change, problem) => {
    requestedPaths.length = 0;
    expect(await fetchFile(sent(`${origin}/small.yaml`, change))).toEqual({ problem: expect.stringMatching(problem) });
    expect(requestedPaths).toEqual([]);
  });

  test.each(['incident.YAML', 'incident.yml'])('may be named %s', async (name) => {
    expect(await fetchFile(sent(`${origin}/small.yaml`, { name }))).toHaveProperty('bytes');
  });
});

test.each([
  'https://cdn.discordapp.com.evil.example/small.yaml',
  'https://evil.example/https://cdn.discordapp.com/small.yaml',
  'https://cdn.discordapp.com@evil.example/small.yaml',
  'https://someone@cdn.discordapp.com/small.yaml',
  'http://cdn.discordapp.com/small.yaml',
  'https://cdn.discordapp.com:8443/small.yaml',
  'http://127.0.0.1/small.yaml',
  'http://localhost/small.yaml',
  'http://169.254.169.254/latest/meta-data.yaml',
  'file:///etc/passwd.yaml',
  'data:text/yaml,a: 1',
  'ftp://cdn.discordapp.com/small.yaml',
  '//cdn.discordapp.com/small.yaml',
  'nonsense',
  '',
])('A URL outside Discord’s CDN is not requested: %s', async (url) => {
  const ours = createAttachmentFetcher({ timeoutMs: 1 });
  expect(await ours(sent(url), log)).toEqual({
    problem: 'Only files uploaded to Discord can be used. Attach the file to the command.',
  });
});
