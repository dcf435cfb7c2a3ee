import { expect, onTestFinished, test, vi } from 'vitest';
import { openFigures } from '../../src/health/figures.ts';
import { openBotRoom } from './bot-room.ts';

const callback = { method: 'POST', path: /^\/interactions\/\d+\/[^/]+\/callback/ };
/** What Discord answers to who is too late. */
const unknown = { status: 404, body: { code: 10062, message: 'Unknown interaction' } };

/** From here on the bot's own clock is four seconds on: what people do seems to have been on its way for so long. */
function delay(): void {
  const now = performance.now.bind(performance);
  const spy = vi.spyOn(performance, 'now').mockImplementation(() => now() + 4000);
  onTestFinished(() => spy.mockRestore());
}

test('What Discord waits for no more is passed over for those behind it, once Discord has said so, and is counted', async () => {
  const figures = openFigures(async () => 0);
  const { ann, discord, logged } = await openBotRoom({ figures });
  await ann.runCommand('about');
  discord.failNext(callback, unknown);
  delay();
  const refused = logged('interaction could not be answered');
  void ann.runCommand('about');
  await refused;
  const passedOver = logged('an interaction came too late to be answered');
  void ann.runCommand('about');
  await passedOver;
  expect(await figures.text()).toContain('on_record_passed_over_total{surface="command"} 1');
});

test('Another refusal is no word that it was late: the next one is tried', async () => {
  const { ann, discord, logged } = await openBotRoom();
  await ann.runCommand('about');
  discord.failNext(callback, { status: 403, body: { code: 50013, message: 'Missing Permissions' } });
  delay();
  const refused = logged('interaction could not be answered');
  void ann.runCommand('about');
  await refused;
  expect((await ann.runCommand('about')).status).toBe('replied');
});
