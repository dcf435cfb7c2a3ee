import { expect, onTestFinished, test, vi } from 'vitest';
import { openDiscord } from '../../src/preview/discord.ts';
import { call, generalOf } from '../preview/room.ts';

test('Without a setting, a bot has Discord’s three seconds to answer before “did not respond”', async () => {
  const discord = await openDiscord();
  onTestFinished(() => discord.close());
  await call(discord, 'PUT', `/applications/${discord.applicationId}/commands`, [
    { name: 'try', description: 'Tries' },
  ]);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  let status = 'waiting';
  const used = discord
    .person('member')
    .in(generalOf(discord))
    .command('try')
    .then((outcome) => {
      status = outcome.status;
    });
  await vi.advanceTimersByTimeAsync(2999);
  expect(status).toBe('waiting');
  await vi.advanceTimersByTimeAsync(1);
  await used;
  expect(status).toBe('failed');
});
