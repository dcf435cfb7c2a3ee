import { describe, expect, test } from 'vitest';
import { createMetrics, type Metrics } from '../../src/operations/metrics.ts';
import { afterIdentifyInterval } from '../discord/identify-limit.ts';
import { parseOrThrow } from '../discord/parse-or-throw.ts';
import { editSample, factPath, sampleFact } from '../discord/sample-knowledge.ts';
import { reconnectDelayMs, skipDelays } from '../discord/skip-delays.ts';
import { replyOf, startBot, type TestBot } from '../discord/start-bot.ts';

const { question } = sampleFact('when-entered');

/** The interval at which scheduled deliveries are checked, in ms. */
const outboxPollMs = 1000;

/** A bot with metrics, in an emulated Discord. */
async function startMeasuredBot(options: Parameters<typeof startBot>[0] = {}): Promise<TestBot & { metrics: Metrics }> {
  const opened: { store?: TestBot['store'] } = {};
  const metrics = createMetrics(async () => (await opened.store?.outbox.pendingCount('correction')) ?? 0);
  const bot = await startBot({ ...options, metrics });
  opened.store = bot.store;
  return { ...bot, metrics };
}

/** The value of the metric with this name and these labels, as Prometheus reads it. */
async function metricValue({ metrics }: { metrics: Metrics }, name: string): Promise<number | undefined> {
  const line = (await metrics.render()).split('\n').find((text) => text.startsWith(`on_record_${name} `));
  return line === undefined ? undefined : Number(line.split(' ').at(-1));
}

describe('Metrics', () => {
  test('count questions by outcome, from every kind of request, and nothing else', async () => {
    const bot = await startMeasuredBot();
    const { ann, nextAnswerTo, mentionBot } = bot;
    await ann.runCommand('ask', { question });
    await nextAnswerTo(ann.sendMessage(mentionBot(question)));
    await ann.runCommand('when-entered');
    await ann.runCommand('ask', { question: 'how do I bake sourdough bread' });
    await ann.runCommand('facts');
    await expect.poll(() => metricValue(bot, 'questions_total{outcome="answered"}')).toBe(3);
    expect(await metricValue(bot, 'questions_total{outcome="no-match"}')).toBe(1);
    expect((await bot.metrics.render()).match(/^on_record_questions_total/gm)).toHaveLength(2);
  });

  test('measure response times by kind of request, and each interaction until its acknowledgement, once', async () => {
    const bot = await startMeasuredBot();
    const { ann, mo, nextAnswerTo, mentionBot } = bot;
    const { id } = replyOf(await ann.runCommand('when-entered'));
    await ann.pressButton(id, 'In context');
    await ann.autocomplete('ask', 'question', 'wh');
    await (await mo.runCommand('knowledge', {}, { subcommand: 'status' })).settled();
    await nextAnswerTo(ann.sendMessage(mentionBot(question)));
    ann.sendMessage('Good morning, all.');
    await expect.poll(() => metricValue(bot, 'answer_seconds_count{source="message"}')).toBe(1);
    await expect.poll(() => metricValue(bot, 'answer_seconds_count{source="command"}')).toBe(2);
    expect(await metricValue(bot, 'answer_seconds_count{source="button"}')).toBe(1);
    expect(await metricValue(bot, 'answer_seconds_count{source="autocomplete"}')).toBe(1);
    expect(await metricValue(bot, 'acknowledgement_seconds_count')).toBe(4);
    expect(await metricValue(bot, 'acknowledgement_seconds_bucket{le="3"}')).toBe(4);
    expect(await metricValue(bot, 'acknowledgement_seconds_sum')).toBeGreaterThan(0);
  });

  test('do not count a refused acknowledgement, but count its error', async () => {
    const bot = await startMeasuredBot({ expectsErrors: true });
    bot.discord.failNext({ method: 'POST', path: /\/callback$/ }, { status: 500, times: 8 });
    void bot.ann.runCommand('when-entered');
    await bot.waitForLog('apology failed');
    expect(await metricValue(bot, 'failures_total{source="command"}')).toBe(1);
    expect(await metricValue(bot, 'acknowledgement_seconds_count')).toBe(0);
  });

  test('count reloads and changes by kind, and refused ones', async () => {
    const bot = await startMeasuredBot();
    const { mo } = bot;
    const runCommand = async (subcommand: string, options = {}) =>
      (await mo.runCommand('knowledge', options, { subcommand })).settled();
    await runCommand('reload');
    await runCommand('reload');
    await runCommand('withhold', { fact: 'where', reason: 'none' });
    await runCommand('restore', { fact: 'where' });
    await runCommand('upload', { file: { name: 'incident.yaml', data: 'facts: [' } });
    expect(await metricValue(bot, 'knowledge_changes_total{kind="reload"}')).toBe(2);
    expect(await metricValue(bot, 'knowledge_changes_total{kind="withheld"}')).toBe(1);
    expect(await metricValue(bot, 'knowledge_changes_total{kind="restored"}')).toBe(1);
    expect(await metricValue(bot, 'knowledge_changes_total{kind="refused"}')).toBe(1);
  });

  test('report the number of pending corrections', async () => {
    skipDelays(outboxPollMs);
    const bot = await startMeasuredBot();
    const { ann, nextAnswerTo, mentionBot, discord } = bot;
    await nextAnswerTo(ann.sendMessage(mentionBot(question)));
    await expect.poll(() => metricValue(bot, 'questions_total{outcome="answered"}')).toBe(1);
    expect(await metricValue(bot, 'corrections_pending')).toBe(0);
    discord.failNext({ method: 'PATCH', path: /\/messages\/\d+$/ }, { status: 500, times: 4 });
    const edited = discord.next('edit', ({ author }) => author.isBot);
    const changed = editSample((file) =>
      file.setIn(factPath('when-entered', 'answer'), 'Officers entered at around 2pm, it is said.'),
    );
    await bot.replaceKnowledge(parseOrThrow(changed));
    await bot.waitForLog('will be retried');
    expect(await metricValue(bot, 'corrections_pending')).toBe(1);
    bot.advanceTime(1);
    await edited;
    await expect.poll(() => metricValue(bot, 'corrections_pending')).toBe(0);
  });

  test('report the state of the gateway and count each disconnect', async () => {
    skipDelays(reconnectDelayMs);
    const bot = await startMeasuredBot();
    expect(await metricValue(bot, 'gateway_ready')).toBe(1);
    expect(await metricValue(bot, 'gateway_reconnects_total')).toBe(0);
    await afterIdentifyInterval(async () => {
      const ready = bot.discord.next('ready');
      bot.discord.dropGateway('invalid-session');
      await bot.waitForLog('reconnecting');
      expect(bot.metrics.gatewayState().isReady).toBe(false);
      await ready;
    });
    await expect.poll(() => metricValue(bot, 'gateway_ready')).toBe(1);
    expect(await metricValue(bot, 'gateway_reconnects_total')).toBeGreaterThan(0);
    expect(await bot.metrics.render()).toMatch(/^on_record_gateway_latency_seconds /m);
  });

  test('include those of the process, and are separate for each bot', async () => {
    const [first, second] = [createMetrics(async () => 0), createMetrics(async () => 0)];
    first.countQuestion('answered');
    expect(await first.render()).toMatch(/^process_resident_memory_bytes \d/m);
    expect(await first.render()).toMatch(/^nodejs_eventloop_lag_seconds /m);
    expect(await metricValue({ metrics: second }, 'questions_total{outcome="answered"}')).toBeUndefined();
  });

  test('contain no text of questions and no ids', async () => {
    const bot = await startMeasuredBot();
    await bot.ann.runCommand('ask', { question: 'zyxwvut where did it happen' });
    const text = await bot.metrics.render();
    expect(text).not.toContain('zyxwvut');
    const { discord, channelId } = bot;
    for (const id of [discord.applicationId, channelId, discord.servers[0]?.id]) expect(text).not.toContain(id);
  });
});
