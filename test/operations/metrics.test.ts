import { describe, expect, test } from 'vitest';
import { createMetrics, type Metrics } from '../../src/operations/metrics.ts';
import { afterIdentifyInterval } from '../discord/identify-limit.ts';
import { parseOrThrow } from '../discord/parse-or-throw.ts';
import { editSample, factPath, sampleFact } from '../discord/sample-knowledge.ts';
import { replyOf, startBot, type TestBot } from '../discord/start-bot.ts';

const { question } = sampleFact('when-entered');

/** A bot in a local Discord with its metrics. */
async function openCounted(options: Parameters<typeof startBot>[0] = {}): Promise<TestBot & { figures: Metrics }> {
  const room: { store?: TestBot['store'] } = {};
  const figures = createMetrics(async () => (await room.store?.outbox.pendingCount('correction')) ?? 0);
  const opened = await startBot({ ...options, metrics: figures });
  room.store = opened.store;
  return { ...opened, figures };
}

/** The value of the metric with this name and these labels, as Prometheus reads it. */
async function figure({ figures }: { figures: Metrics }, name: string): Promise<number | undefined> {
  const line = (await figures.render()).split('\n').find((one) => one.startsWith(`on_record_${name} `));
  return line === undefined ? undefined : Number(line.split(' ').at(-1));
}

describe('Metrics', () => {
  test('count questions by outcome, from every kind of request, and nothing else', async () => {
    const room = await openCounted();
    const { ann, nextAnswerTo, mentionBot } = room;
    await ann.runCommand('ask', { question });
    await nextAnswerTo(ann.sendMessage(mentionBot(question)));
    await ann.runCommand('when-entered');
    await ann.runCommand('ask', { question: 'how do I bake sourdough bread' });
    await ann.runCommand('facts');
    await expect.poll(() => figure(room, 'questions_total{outcome="answered"}')).toBe(3);
    expect(await figure(room, 'questions_total{outcome="no-match"}')).toBe(1);
    expect((await room.figures.render()).match(/^on_record_questions_total/gm)).toHaveLength(2);
  });

  test('measure response times by kind of request, and each interaction until its acknowledgement, once', async () => {
    const room = await openCounted();
    const { ann, mo, nextAnswerTo, mentionBot } = room;
    const { id } = replyOf(await ann.runCommand('when-entered'));
    await ann.pressButton(id, 'In context');
    await ann.autocomplete('ask', 'question', 'wh');
    await (await mo.runCommand('knowledge', {}, { subcommand: 'status' })).settled();
    await nextAnswerTo(ann.sendMessage(mentionBot(question)));
    ann.sendMessage('Good morning, all.');
    await expect.poll(() => figure(room, 'answer_seconds_count{source="message"}')).toBe(1);
    await expect.poll(() => figure(room, 'answer_seconds_count{source="command"}')).toBe(2);
    expect(await figure(room, 'answer_seconds_count{source="button"}')).toBe(1);
    expect(await figure(room, 'answer_seconds_count{source="autocomplete"}')).toBe(1);
    expect(await figure(room, 'acknowledgement_seconds_count')).toBe(4);
    expect(await figure(room, 'acknowledgement_seconds_bucket{le="3"}')).toBe(4);
    expect(await figure(room, 'acknowledgement_seconds_sum')).toBeGreaterThan(0);
  });

  test('do not count a refused acknowledgement, but count its error', async () => {
    const room = await openCounted({ expectsErrors: true });
    room.discord.failNext({ method: 'POST', path: /\/callback$/ }, { status: 500, times: 8 });
    void room.ann.runCommand('when-entered');
    await room.waitForLog('apology failed');
    expect(await figure(room, 'failures_total{source="command"}')).toBe(1);
    expect(await figure(room, 'acknowledgement_seconds_count')).toBe(0);
  });

  test('count reloads and changes by kind, and refused ones', async () => {
    const room = await openCounted();
    const { mo } = room;
    const use = async (subcommand: string, options = {}) =>
      (await mo.runCommand('knowledge', options, { subcommand })).settled();
    await use('reload');
    await use('reload');
    await use('withhold', { fact: 'where', reason: 'none' });
    await use('restore', { fact: 'where' });
    await use('upload', { file: { name: 'incident.yaml', data: 'facts: [' } });
    expect(await figure(room, 'knowledge_changes_total{kind="reload"}')).toBe(2);
    expect(await figure(room, 'knowledge_changes_total{kind="withheld"}')).toBe(1);
    expect(await figure(room, 'knowledge_changes_total{kind="restored"}')).toBe(1);
    expect(await figure(room, 'knowledge_changes_total{kind="refused"}')).toBe(1);
  });

  test('report the number of pending corrections', async () => {
    const room = await openCounted();
    const { ann, nextAnswerTo, mentionBot, discord } = room;
    await nextAnswerTo(ann.sendMessage(mentionBot(question)));
    await expect.poll(() => figure(room, 'questions_total{outcome="answered"}')).toBe(1);
    expect(await figure(room, 'corrections_pending')).toBe(0);
    discord.failNext({ method: 'PATCH', path: /\/messages\/\d+$/ }, { status: 500, times: 4 });
    const changed = discord.next('edit', ({ author }) => author.isBot);
    const other = editSample((file) =>
      file.setIn(factPath('when-entered', 'answer'), 'Officers entered at around 2pm, it is said.'),
    );
    await room.replaceKnowledge(parseOrThrow(other));
    await room.waitForLog('will be retried');
    expect(await figure(room, 'corrections_pending')).toBe(1);
    await changed;
    await expect.poll(() => figure(room, 'corrections_pending')).toBe(0);
  });

  test('report the state of the gateway and count each disconnect', async () => {
    const room = await openCounted();
    expect(await figure(room, 'gateway_ready')).toBe(1);
    expect(await figure(room, 'gateway_reconnects_total')).toBe(0);
    await afterIdentifyInterval(async () => {
      const back = room.discord.next('ready');
      room.discord.dropGateway('invalid-session');
      await room.waitForLog('reconnecting');
      expect(room.figures.gatewayState().isReady).toBe(false);
      await back;
    });
    await expect.poll(() => figure(room, 'gateway_ready')).toBe(1);
    expect(await figure(room, 'gateway_reconnects_total')).toBeGreaterThan(0);
    expect(await room.figures.render()).toMatch(/^on_record_gateway_latency_seconds /m);
  });

  test('include those of the process, and are separate for each bot', async () => {
    const [one, other] = [createMetrics(async () => 0), createMetrics(async () => 0)];
    one.countQuestion('answered');
    expect(await one.render()).toMatch(/^process_resident_memory_bytes \d/m);
    expect(await one.render()).toMatch(/^nodejs_eventloop_lag_seconds /m);
    expect(await figure({ figures: other }, 'questions_total{outcome="answered"}')).toBeUndefined();
  });

  test('contain no text of questions and no ids', async () => {
    const room = await openCounted();
    await room.ann.runCommand('ask', { question: 'zyxwvut where did it happen' });
    const text = await room.figures.render();
    expect(text).not.toContain('zyxwvut');
    const { discord, channelId } = room;
    for (const id of [discord.applicationId, channelId, discord.servers[0]?.id]) expect(text).not.toContain(id);
  });
});
