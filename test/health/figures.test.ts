import { describe, expect, test } from 'vitest';
import { type Figures, openFigures } from '../../src/health/figures.ts';
import { type BotRoom, openBotRoom, replyOf } from '../discord/bot-room.ts';
import { briefFact, edited, pathTo } from '../discord/brief-knowledge.ts';
import { afterIdentifyPause } from '../discord/identify-pause.ts';
import { knowledgeOf } from '../discord/knowledge-of.ts';

const { question } = briefFact('when-entered');

/** A bot in a Discord, and where it is counted how it fares. */
async function openCounted(options: Parameters<typeof openBotRoom>[0] = {}): Promise<BotRoom & { figures: Figures }> {
  const room: { store?: BotRoom['store'] } = {};
  const figures = openFigures(async () => (await room.store?.outbox.waiting('correction')) ?? 0);
  const opened = await openBotRoom({ ...options, figures });
  room.store = opened.store;
  return { ...opened, figures };
}

/** The figure of this name and these labels, as Prometheus reads it; undefined where there is none. */
async function figure({ figures }: { figures: Figures }, name: string): Promise<number | undefined> {
  const line = (await figures.text()).split('\n').find((one) => one.startsWith(`on_record_${name} `));
  return line === undefined ? undefined : Number(line.split(' ').at(-1));
}

describe('Figures', () => {
  test('count questions by outcome, whichever way they come, and nothing else as one', async () => {
    const room = await openCounted();
    const { ann, answerTo, toBot } = room;
    await ann.runCommand('ask', { question });
    await answerTo(ann.sendMessage(toBot(question)));
    await ann.runCommand('when-entered');
    await ann.runCommand('ask', { question: 'how do I bake sourdough bread' });
    await ann.runCommand('facts');
    await expect.poll(() => figure(room, 'questions_total{outcome="answered"}')).toBe(3);
    expect(await figure(room, 'questions_total{outcome="no-match"}')).toBe(1);
    expect((await room.figures.text()).match(/^on_record_questions_total/gm)).toHaveLength(2);
  });

  test('measure how long answers take by surface, and interactions until their first sign, each once', async () => {
    const room = await openCounted();
    const { ann, mo, answerTo, toBot } = room;
    const { id } = replyOf(await ann.runCommand('when-entered'));
    await ann.pressButton(id, 'In context');
    await ann.autocomplete('ask', 'question', 'wh');
    await (await mo.runCommand('knowledge', {}, { subcommand: 'status' })).settled();
    await answerTo(ann.sendMessage(toBot(question)));
    ann.sendMessage('Good morning, all.');
    await expect.poll(() => figure(room, 'answer_seconds_count{surface="message"}')).toBe(1);
    await expect.poll(() => figure(room, 'answer_seconds_count{surface="command"}')).toBe(2);
    expect(await figure(room, 'answer_seconds_count{surface="button"}')).toBe(1);
    expect(await figure(room, 'answer_seconds_count{surface="autocomplete"}')).toBe(1);
    expect(await figure(room, 'acknowledgement_seconds_count')).toBe(4);
    expect(await figure(room, 'acknowledgement_seconds_bucket{le="3"}')).toBe(4);
    expect(await figure(room, 'acknowledgement_seconds_sum')).toBeGreaterThan(0);
  });

  test('count an acknowledgement that Discord does not take as none, and the fault behind it', async () => {
    const room = await openCounted({ expectsErrors: true });
    room.discord.failNext({ method: 'POST', path: /\/callback$/ }, { status: 500, times: 8 });
    void room.ann.runCommand('when-entered');
    await room.logged('apology failed');
    expect(await figure(room, 'failures_total{surface="command"}')).toBe(1);
    expect(await figure(room, 'acknowledgement_seconds_count')).toBe(0);
  });

  test('count reloads and changes by kind, and those that were refused', async () => {
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

  test('tell how many corrections are pending', async () => {
    const room = await openCounted();
    const { ann, answerTo, toBot, discord } = room;
    await answerTo(ann.sendMessage(toBot(question)));
    await expect.poll(() => figure(room, 'questions_total{outcome="answered"}')).toBe(1);
    expect(await figure(room, 'corrections_pending')).toBe(0);
    discord.failNext({ method: 'PATCH', path: /\/messages\/\d+$/ }, { status: 500, times: 4 });
    const changed = discord.next('edit', ({ author }) => author.isBot);
    const other = edited((file) =>
      file.setIn(pathTo('when-entered', 'answer'), 'Officers entered at around 2pm, it is said.'),
    );
    await room.replace(knowledgeOf(other));
    await room.logged('put off');
    expect(await figure(room, 'corrections_pending')).toBe(1);
    await changed;
    await expect.poll(() => figure(room, 'corrections_pending')).toBe(0);
  });

  test('tell of the gateway, and count each time that it is lost', async () => {
    const room = await openCounted();
    expect(await figure(room, 'gateway_ready')).toBe(1);
    expect(await figure(room, 'gateway_reconnects_total')).toBe(0);
    await afterIdentifyPause(async () => {
      const back = room.discord.next('ready');
      room.discord.dropGateway('invalid-session');
      await room.logged('reconnecting');
      expect(room.figures.gateway().isReady).toBe(false);
      await back;
    });
    await expect.poll(() => figure(room, 'gateway_ready')).toBe(1);
    expect(await figure(room, 'gateway_reconnects_total')).toBeGreaterThan(0);
    expect(await room.figures.text()).toMatch(/^on_record_gateway_latency_seconds /m);
  });

  test('of the process are there too, and each bot counts for itself', async () => {
    const [one, other] = [openFigures(async () => 0), openFigures(async () => 0)];
    one.asked('answered');
    expect(await one.text()).toMatch(/^process_resident_memory_bytes \d/m);
    expect(await one.text()).toMatch(/^nodejs_eventloop_lag_seconds /m);
    expect(await figure({ figures: other }, 'questions_total{outcome="answered"}')).toBeUndefined();
  });

  test('hold nothing of what people ask, and no ids', async () => {
    const room = await openCounted();
    await room.ann.runCommand('ask', { question: 'zyxwvut where did it happen' });
    const text = await room.figures.text();
    expect(text).not.toContain('zyxwvut');
    const { discord, general } = room;
    for (const id of [discord.applicationId, general, discord.servers[0]?.id]) expect(text).not.toContain(id);
  });
});
