import { expect, onTestFinished, test, vi } from 'vitest';
import { createMetrics } from '../../src/operations/metrics.ts';
import { startBot } from './start-bot.ts';

const callback = { method: 'POST', path: /^\/interactions\/\d+\/[^/]+\/callback/ };
/** Discord's response to a late acknowledgement. */
const unknownInteraction = { status: 404, body: { code: 10062, message: 'Unknown interaction' } };

/** Sets the bot's clock four seconds ahead, so that interactions seem to have been on their way for that long. */
function delayGateway(): void {
  const now = performance.now.bind(performance);
  const spy = vi.spyOn(performance, 'now').mockImplementation(() => now() + 4000);
  onTestFinished(() => spy.mockRestore());
}

test('Expired interactions are skipped after Discord’s first refusal, so that later ones are answered, and are counted', async () => {
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

test('Another refusal does not mean that an interaction was late: the next one is answered', async () => {
  const { ann, discord, waitForLog } = await startBot();
  await ann.runCommand('about');
  discord.failNext(callback, { status: 403, body: { code: 50013, message: 'Missing Permissions' } });
  delayGateway();
  const refused = waitForLog('interaction could not be answered');
  void ann.runCommand('about');
  await refused;
  expect((await ann.runCommand('about')).status).toBe('replied');
});
