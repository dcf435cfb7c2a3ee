import { describe, expect, test } from 'vitest';
import { logLinesAt } from './expect-clean-run.ts';
import { sampleFact } from './sample-knowledge.ts';
import { replyOf, startBot, visibleTextOf, withoutTime } from './start-bot.ts';

const { question, answer } = sampleFact('when-entered');
const callback = { method: 'POST', path: /\/callback$/ };
const post = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };

/** discord.js retries three times. */
const persistent = 4;

describe('An answer that Discord does not accept', () => {
  test('because of one transient error is sent again', async () => {
    const { discord, ann } = await startBot();
    discord.failNext(callback, { status: 500 });
    expect(visibleTextOf(replyOf(await ann.runCommand('when-entered')))).toContain(answer);
  });

  test('because of a longer outage is followed by a private apology without the error', async () => {
    const { discord, ann, log } = await startBot({ expectsErrors: true });
    discord.failNext(callback, { status: 500, times: persistent });
    const apology = replyOf(await ann.runCommand('when-entered'));
    expect(visibleTextOf(apology)).toMatch(
      /^Something went wrong on my side, and I have logged the error\. Please try again\. If it happens again, tell the operator of this bot\. Reference [0-9A-Z]{4}$/,
    );
    expect(apology.isEphemeral).toBe(true);
    expect(logLinesAt('error', log)).toHaveLength(1);
    expect(visibleTextOf(replyOf(await ann.runCommand('when-entered')))).toContain(answer);
  });

  test.for([
    ['a button', 'In context'],
    ['a page', 'Next'],
  ])('to %s is also followed by an apology', async ([, label = '']) => {
    const { discord, ann } = await startBot({ expectsErrors: true });
    const message = replyOf(await ann.runCommand(label === 'Next' ? 'facts' : 'when-entered'));
    discord.failNext(callback, { status: 500, times: persistent });
    expect(visibleTextOf(replyOf(await ann.pressButton(message.id, label)))).toContain('Something went wrong');
    expect((await ann.pressButton(message.id, label)).status).not.toBe('failed');
  });

  test('because of a permanent error leaves the bot running', async () => {
    const { discord, ann, waitForLog } = await startBot({ expectsErrors: true });
    discord.failNext(callback, { status: 500, times: 2 * persistent });
    void ann.runCommand('when-entered');
    await waitForLog('apology failed');
    expect(visibleTextOf(replyOf(await ann.runCommand('when-entered')))).toContain(answer);
  });

  test.for([
    ['a server error', { status: 500, times: persistent }, 'error'],
    ['a missing permission', { status: 403, body: { code: 50013, message: 'Missing Permissions' } }, 'info'],
    ['a deleted channel', { status: 404, body: { code: 10003, message: 'Unknown Channel' } }, 'info'],
    [
      'a user who accepts no messages',
      { status: 403, body: { code: 50007, message: 'Cannot send to this user' } },
      'info',
    ],
  ] as const)('to a mention because of %s is logged, and the next mention is answered', async ([, fault, level]) => {
    const { discord, ann, nextAnswerTo, mentionBot, log, waitForLog } = await startBot({
      expectsErrors: level === 'error',
    });
    const before = logLinesAt(level, log).length;
    discord.failNext(post, fault);
    ann.sendMessage(mentionBot(question));
    await waitForLog('message ');
    expect(logLinesAt(level, log)).toHaveLength(before + 1);
    expect(visibleTextOf(await nextAnswerTo(ann.sendMessage(mentionBot(question))))).toContain(answer);
  });

  test('because of a rate limit is sent after the wait', async () => {
    const { discord, ann, nextAnswerTo, mentionBot } = await startBot();
    const headers = { 'retry-after': '0.01', 'x-ratelimit-scope': 'shared' };
    discord.failNext(post, {
      status: 429,
      headers,
      body: { message: 'Slow', retry_after: 0.01, global: false, code: 0 },
    });
    expect(visibleTextOf(await nextAnswerTo(ann.sendMessage(mentionBot(question))))).toContain(answer);
  });
});

test('Without permission to read the message history, a mention is answered without a reference', async () => {
  const { discord, ann, nextAnswerTo, mentionBot } = await startBot();
  const body = { code: 160002, message: 'Cannot reply without permission to read message history' };
  discord.failNext(post, { status: 403, body });
  const said = ann.sendMessage(mentionBot(question));
  await expect
    .poll(() =>
      ann
        .messages()
        .filter(({ author }) => author.isBot)
        .map(visibleTextOf),
    )
    .toEqual([expect.stringContaining(answer)]);
  expect(ann.messages().find(({ author }) => author.isBot)?.repliedMessageId).toBeUndefined();
  expect(visibleTextOf(await nextAnswerTo(ann.sendMessage(mentionBot(question))))).toContain(answer);
  expect(said.content).toContain(question);
});

describe('An interaction that the bot answers too late', () => {
  test('is an ordinary event: one log line, no apology', async () => {
    const { ann, nextAnswerTo, mentionBot, exchanges, waitForLog } = await startBot({ ackTimeoutMs: 0 });
    expect((await ann.runCommand('when-entered')).status).toBe('failed');
    await waitForLog('10062');
    expect(visibleTextOf(await nextAnswerTo(ann.sendMessage(mentionBot(question))))).toContain(answer);
    expect(exchanges.filter(({ path }) => path.endsWith('/callback'))).toHaveLength(1);
  });

  test.for(['reload', 'status'])('including /knowledge %s', async (subcommand) => {
    const { mo, nextAnswerTo, mentionBot } = await startBot({ ackTimeoutMs: 0 });
    expect((await mo.runCommand('knowledge', {}, { subcommand })).status).toBe('failed');
    expect(visibleTextOf(await nextAnswerTo(mo.sendMessage(mentionBot(question))))).toContain(answer);
  });

  test('has no suggestions while a user types, and has them again the next time', async () => {
    const { discord, ann, waitForLog } = await startBot();
    discord.failNext(callback, { status: 404, body: { code: 10062, message: 'Unknown interaction' } });
    void ann.autocomplete('ask', 'question', 'wh');
    await waitForLog('10062');
    expect((await ann.autocomplete('ask', 'question', 'wh')).length).toBeGreaterThan(0);
  });
});

describe('A deleted message', () => {
  test('is answered without a reference to it', async () => {
    const { discord, ann, channelId, mentionBot } = await startBot();
    const said = ann.sendMessage(mentionBot(question));
    const answered = discord.next('message', ({ author }) => author.isBot);
    discord.deleteMessage(channelId, said.id);
    expect(await answered).toMatchObject({ repliedMessageId: undefined });
  });

  test('whose button was just pressed is an ordinary event', async () => {
    const { discord, ann, channelId, waitForLog } = await startBot();
    const list = replyOf(await ann.runCommand('facts'));
    void ann.pressButton(list.id, 'Next');
    discord.deleteMessage(channelId, list.id);
    await waitForLog('10008');
    expect(withoutTime(replyOf(await ann.runCommand('facts')).content)).toBe(withoutTime(list.content));
  });
});
