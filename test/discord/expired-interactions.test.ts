import { expect, onTestFinished, test, vi } from 'vitest';
import { createMetrics } from '../../src/operations/metrics.ts';
import { startBot } from './start-bot.ts';

const callback = { method: 'POST', path: /^\/interactions\/\d+\/[^/]+\/callback/ };
/** What Discord answers to who is too late. */
const unknownInteraction = { status: 404, body: { code: 10062, message: 'Unknown interaction' } };

/** From here on the bot's own clock is four seconds on: what people do seems to have been on its way for so long. */
function delayGateway(): void {
  const now = performance.now.bind(performance);
  const spy = vi.spyOn(performance, 'now').mockImplementation(() => now() + 4000);
  onTestFinished(() => spy.mockRestore());
}

test('What Discord waits for no more is passed over for those behind it, once Discord has said so, and is counted', async () => {
  const figures = createMetrics(async () => 0);
  const { ann, discord, waitForLog } = await startBot({ metrics: figures });
  await ann.runCommand('about');
  discord.failNext(callback, unknownInteraction);
  delayGateway();
  const refused = waitForLog('interaction could not be answered');
  void ann.runCommand('about');
  await refused;
  const passedOver = waitForLog('interaction expired before it could be answered');
  void ann.runCommand('about');
  await passedOver;
  expect(await figures.render()).toContain('on_record_interactions_expired_total{source="command"} 1');
});

test('Another refusal is no word that it was late: the next one is tried', async () => {
  const { ann, discord, waitForLog } = await startBot();
  await ann.runCommand('about');
  discord.failNext(callback, { status: 403, body: { code: 50013, message: 'Missing Permissions' } });
  delayGateway();
  const refused = waitForLog('interaction could not be answered');
  void ann.runCommand('about');
  await refused;
  expect((await ann.runCommand('about')).status).toBe('replied');
});
