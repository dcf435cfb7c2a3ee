import { expect, onTestFinished, test, vi } from 'vitest';
import { openDiscordEmulator } from '../../src/emulator/emulator.ts';
import { callApi, generalChannelIdOf } from '../emulator/start-emulator.ts';

test('By default, a bot has Discord’s three seconds to answer before “did not respond”', async () => {
  const discord = await openDiscordEmulator();
  onTestFinished(() => discord.close());
  await callApi(discord, 'PUT', `/applications/${discord.applicationId}/commands`, [
    { name: 'try', description: 'Tries' },
  ]);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  let status = 'waiting';
  const used = discord
    .user('member')
    .inChannel(generalChannelIdOf(discord))
    .runCommand('try')
    .then((outcome) => {
      status = outcome.status;
    });
  await vi.advanceTimersByTimeAsync(2999);
  expect(status).toBe('waiting');
  await vi.advanceTimersByTimeAsync(1);
  await used;
  expect(status).toBe('failed');
});
