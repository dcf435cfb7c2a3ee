import { describe, expect, test } from 'vitest';
import { createRequestId } from '../../src/discord/event-handlers.ts';
import { logLinesAt } from './expect-clean-run.ts';
import { sampleFact, sampleKnowledge } from './sample-knowledge.ts';
import { replyOf, startBot, type TestBot, visibleTextOf } from './start-bot.ts';

const { question } = sampleFact('when-entered');
/** The message of an internal error or of a library's error; only the log may contain it. */
const innerMessage = 'zyxwvut of the desk';

/** Every way to use the bot: the preparation, and the action. Returns the bot's reply, if any. */
const failingRequests: Readonly<Record<string, (bot: TestBot) => Promise<() => Promise<string | undefined>>>> = {
  async 'a command'({ ann }) {
    return async () => visibleTextOf(replyOf(await ann.runCommand('when-entered')));
  },
  async 'a moderators’ command'({ mo }) {
    return async () => visibleTextOf(replyOf(await mo.runCommand('knowledge', {}, { subcommand: 'history' })));
  },
  async 'a button'({ ann }) {
    const { id } = replyOf(await ann.runCommand('when-entered'));
    return async () => visibleTextOf(replyOf(await ann.pressButton(id, 'In context')));
  },
  async 'a button that turns its message'({ ann }) {
    const { id } = replyOf(await ann.runCommand('facts'));
    return async () => visibleTextOf(replyOf(await ann.pressButton(id, 'Next')));
  },
  async 'a form'({ ann, mo, store, discord }) {
    await ann.runCommand('ask', { question: 'what was audible' });
    const server = discord.servers[0]?.id ?? '';
    await expect.poll(() => store.gaps.list(server, sampleKnowledge.incident.id)).toHaveLength(1);
    const list = replyOf(await (await mo.runCommand('knowledge', {}, { subcommand: 'gaps' })).settled());
    const group = replyOf(await (await mo.pressButton(list.id, '1')).settled());
    const { modal } = await mo.pressButton(group.id, 'Mark as not stated');
    if (!modal) throw new Error('There is no form.');
    return async () => visibleTextOf(replyOf(await (await mo.submitModal(modal, {})).settled()));
  },
  async 'the menu of a message'({ ann }) {
    const said = ann.sendMessage(question);
    return async () => visibleTextOf(replyOf(await ann.runMessageCommand('Answer this', said.id)));
  },
  async 'a mention'({ ann, nextAnswerTo, mentionBot }) {
    return async () => visibleTextOf(await nextAnswerTo(ann.sendMessage(mentionBot(question))));
  },
  async 'a direct message'({ discord, nextAnswerTo }) {
    return async () =>
      visibleTextOf(await nextAnswerTo(discord.user('member', 'Ann').inDirectChannel().sendMessage(question)));
  },
  async autocomplete({ ann }) {
    return async () => {
      expect(await ann.autocomplete('ask', 'question', 'wh')).toEqual([]);
      return undefined;
    };
  },
};

describe('An internal error', () => {
  test.for(Object.entries(failingRequests))(
    'in %s is reported with a request id, which the log contains with the error',
    async ([, open]) => {
      const bot = await startBot({ expectsErrors: true });
      const act = await open(bot);
      bot.moderation().activeKnowledge.forChannel = () => {
        throw new Error(innerMessage);
      };
      const said = await act();
      const lines = logLinesAt('error', bot.log);
      expect(lines).toHaveLength(1);
      expect(lines[0]).toContain(innerMessage);
      const { request } = JSON.parse(lines[0] ?? '{}');
      expect(request).toMatch(/^[0-9A-Z]{4}$/);
      if (said === undefined) return;
      expect(said).toBe(
        `Something went wrong on my side, and I have logged the error. Please try again. If it happens again, tell the operator of this bot. Reference ${request}`,
      );
    },
  );
});

describe('An error of a library', () => {
  const body = { code: 50035, message: innerMessage, errors: { _errors: [{ code: 1, message: innerMessage }] } };

  test.for(Object.entries(failingRequests))('in %s does not appear in a channel either', async ([, open]) => {
    const bot = await startBot({ expectsErrors: true });
    const act = await open(bot);
    bot.discord.failNext({ method: 'POST', path: /\/(?:callback|messages)$/ }, { status: 400, body });
    const said = await act();
    const lines = logLinesAt('error', bot.log);
    expect(lines.join()).toContain(innerMessage);
    if (said !== undefined) expect(said).toContain(`Reference ${JSON.parse(lines[0] ?? '{}').request}`);
    expect(said ?? '').not.toContain(innerMessage);
  });

  test('such as the database’s is reported with the request id of each of its log lines', async () => {
    const { ann, store, log, waitForLog } = await startBot({ expectsErrors: true });
    store.transaction = () => Promise.reject(new Error(innerMessage));
    const said = visibleTextOf(replyOf(await ann.runCommand('forget-me')));
    await ann.runCommand('when-entered');
    await waitForLog('could not be saved');
    const [first, second, ...others] = logLinesAt('error', log).map((line) => JSON.parse(line));
    expect(others).toEqual([]);
    expect(said).toContain(`Reference ${first.request}`);
    expect(second).toMatchObject({
      request: expect.stringMatching(/^[0-9A-Z]{4}$/),
      msg: 'an answer could not be saved',
    });
    expect(second.request).not.toBe(first.request);
  });
});

test('A failed apology is logged with the request id', async () => {
  const { discord, ann, log, waitForLog } = await startBot({ expectsErrors: true });
  discord.failNext({ method: 'POST', path: /\/callback$/ }, { status: 500, times: 8 });
  void ann.runCommand('when-entered');
  await waitForLog('apology failed');
  const [fault, apology] = logLinesAt('error', log).map((line) => JSON.parse(line));
  expect(apology.request).toBe(fault.request);
});

test('Request ids are short, and contain no characters that are easy to confuse', () => {
  const many = Array.from({ length: 2000 }, createRequestId);
  for (const one of many) expect(one).toMatch(/^[^01258ABEILOSUZ\W_a-z]{4}$/);
  expect(new Set(many).size).toBeGreaterThan(1900);
});
