import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRetryingRequest } from '../../src/discord/retrying-request.ts';

const answer = 'https://discord.com/api/v10/interactions/1/token/callback?with_response=true';
const post = 'https://discord.com/api/v10/channels/1/messages';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('A Discord error is passed on after a pause, a longer one if no interaction is waiting', async () => {
  const request = createRetryingRequest(800, async () => new Response('', { status: 500 }));
  for (const [url, pause] of [
    [answer, 800],
    [post, 2000],
  ] as const) {
    let isThere = false;
    request(url, {}).then(() => {
      isThere = true;
    });
    await vi.advanceTimersByTimeAsync(pause - 1);
    expect(isThere).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(isThere).toBe(true);
  }
});

test('A response to an interaction is not sent again after Discord has stopped waiting', async () => {
  const sent: string[] = [];
  const request = createRetryingRequest(0, async (url) => {
    sent.push(url);
    return new Response('', { status: 429 });
  });
  expect((await request(answer, {})).status).toBe(429);
  await vi.advanceTimersByTimeAsync(3000);
  const response = await request(answer, {});
  expect(await response.json()).toMatchObject({ code: 10062 });
  expect(sent).toHaveLength(1);
});

test('Only a connection that broke during a response is retried by the client', async () => {
  const broken = async () => {
    throw new TypeError('other side closed');
  };
  await expect(createRetryingRequest(0, broken)(post, {})).rejects.toThrow('other side closed');
  const tried = expect(createRetryingRequest(0, broken)(answer, {})).rejects.toThrow('ECONNRESET');
  await vi.advanceTimersByTimeAsync(1);
  await tried;
});
