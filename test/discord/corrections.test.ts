import { describe, expect, test } from 'vitest';
import type { VisibleMessage } from '../../src/emulator/emulator.ts';
import { buildTimeline } from '../../src/replies/lists.ts';
import { logLinesAt } from './expect-clean-run.ts';
import { parseOrThrow } from './parse-or-throw.ts';
import { editSample, factPath, sampleFact, sampleKnowledge } from './sample-knowledge.ts';
import { shipped } from './shipped-knowledge.ts';
import { labelsOf, replyOf, startBot, type TestBot, type TestBotOptions, visibleTextOf } from './start-bot.ts';

const fact = sampleFact('when-entered');
const [quote] = fact.citations.map(({ quote }) => quote);
const withAnswer = (answer: string) =>
  parseOrThrow(editSample((file) => file.setIn(factPath('when-entered', 'answer'), answer)));
const changed = withAnswer('Officers entered around 2pm.');
const changedAgain = withAnswer('Officers went in around 2pm.');
const patch = { method: 'PATCH', path: /^\/channels\/\d+\/messages\/\d+$/ };
/** discord.js retries three times. */
const serverErrors = { status: 500, times: 4 };

type CorrectionBot = TestBot & {
  /** The public answer to /when-entered. */
  readonly answer: VisibleMessage;
  /** That message after its edit; call it before the change. */
  nextEdit(): Promise<VisibleMessage>;
  /** The text of the message that everybody sees now. */
  currentMessage(): VisibleMessage | undefined;
  /** The next message in an audit log channel. */
  nextLogLine(): Promise<VisibleMessage>;
};

async function startCorrectionBot(options: TestBotOptions = {}): Promise<CorrectionBot> {
  const bot = await startBot(options);
  const { discord, ann, channelId } = bot;
  const [server] = discord.servers;
  const { id: log } = discord.addChannel(server?.id ?? '', 'log');
  const moderator = { userId: discord.applicationId, serverId: server?.id ?? '', channelId };
  const answer = replyOf(await ann.runCommand('when-entered'));
  const logLine = () => discord.next('message', ({ channelId }) => channelId === log);
  const chosen = logLine();
  await bot.moderation().settings.setLogChannel(moderator, log);
  await chosen;
  return {
    ...bot,
    answer,
    nextEdit: () => discord.next('edit', ({ id }) => id === answer.id),
    currentMessage: () => ann.messages().find(({ id }) => id === answer.id),
    nextLogLine: logLine,
  };
}

/** The successful edits and posts in the users' channels. */
function countWrites({ exchanges, channelId }: TestBot, method: string): number {
  const path = `/channels/${channelId}/messages`;
  return exchanges.filter((one) => one.method === method && one.path.startsWith(path) && one.status === 200).length;
}

async function withhold({ mo }: TestBot, id: string): Promise<void> {
  await (await mo.runCommand('knowledge', { fact: id, reason: 'an order' }, { subcommand: 'withhold' })).settled();
}

describe('When an answer changes', () => {
  test('the old message says so and has the new answer with its quote, and the old answer struck through', async () => {
    const bot = await startCorrectionBot();
    const edit = bot.nextEdit();
    await bot.replaceKnowledge(changed);
    const corrected = await edit;
    expect(corrected.content.split('\n')).toEqual([
      expect.stringMatching(/^\*\*Updated \d+ \w+ \d{4}, \d\d:\d\d UTC: the answer has changed\.\*\*$/),
      '**Officers entered around 2pm.**',
      'According to the Met Police:',
      expect.stringContaining('around 2pm, officers entered'.slice(1)),
      expect.stringContaining('sentence 5, the Met Police'),
      'Previously:',
      `~~${fact.answer}~~`,
      expect.stringContaining('From the article'),
    ]);
    expect(labelsOf(corrected)).toEqual(labelsOf(bot.answer));
    expect(visibleTextOf(replyOf(await bot.ann.pressButton(bot.answer.id, 'In context')))).toContain(quote);
    expect(countWrites(bot, 'PATCH')).toBe(1);
  });

  test('answers to mentions are corrected too, but not private ones and direct messages', async () => {
    const bot = await startCorrectionBot();
    const mention = await bot.nextAnswerTo(bot.ann.sendMessage(bot.mentionBot(fact.question)));
    await bot.ann.runCommand('ask', { question: fact.question, private: true });
    const direct = bot.discord.user('member', 'Ann').inDirectChannel();
    const alone = await bot.nextAnswerTo(direct.sendMessage(fact.question));
    const edits = Promise.all([bot.nextEdit(), bot.discord.next('edit', ({ id }) => id === mention.id)]);
    await bot.replaceKnowledge(changed);
    for (const { content } of await edits) expect(content).toMatch(/Updated|Withheld/);
    const logged = bot.nextLogLine();
    await bot.replaceKnowledge(changedAgain);
    await logged;
    expect(direct.messages().find(({ id }) => id === alone.id)?.content).toBe(alone.content);
  });

  test('a second time, the message describes the second change', async () => {
    const bot = await startCorrectionBot();
    const first = bot.nextEdit();
    await bot.replaceKnowledge(changed);
    await first;
    const second = bot.nextEdit();
    await bot.replaceKnowledge(changedAgain);
    const { content } = await second;
    expect(content).toContain('**Officers went in around 2pm.**');
    expect(content).toContain('~~Officers entered around 2pm.~~');
    expect(content).not.toContain(fact.answer);
  });

  test('twice while Discord is unavailable, the message is edited once', async () => {
    const bot = await startCorrectionBot();
    bot.discord.failNext(patch, serverErrors);
    const delayed = bot.waitForLog('delivery will be retried');
    await bot.replaceKnowledge(changed);
    await delayed;
    const edit = bot.nextEdit();
    await bot.replaceKnowledge(changedAgain);
    expect((await edit).content).toContain('**Officers went in around 2pm.**');
    bot.advanceTime(1);
    const last = bot.nextLogLine();
    await withhold(bot, 'injuries');
    await last;
    expect(countWrites(bot, 'PATCH')).toBe(1);
  });

  test('and is rolled back while Discord is unavailable, the message is not edited', async () => {
    const bot = await startCorrectionBot();
    bot.discord.failNext(patch, serverErrors);
    const delayed = bot.waitForLog('delivery will be retried');
    await bot.replaceKnowledge(changed);
    await delayed;
    await bot.replaceKnowledge(sampleKnowledge);
    bot.advanceTime(1);
    const last = bot.nextLogLine();
    await withhold(bot, 'injuries');
    await last;
    expect(countWrites(bot, 'PATCH')).toBe(0);
    expect(bot.currentMessage()?.content).toBe(bot.answer.content);
  });
});

describe('When an answer is withheld', () => {
  test('no message contains any of it', async () => {
    const bot = await startCorrectionBot();
    const first = bot.nextEdit();
    await bot.replaceKnowledge(changed);
    await first;
    const edit = bot.nextEdit();
    await withhold(bot, 'when-entered');
    const { content, components } = await edit;
    expect(content).toMatch(/^\*\*Withheld .*: the moderators of this server are withholding this\.\*\*$/);
    expect(components).toEqual([]);
    const all = bot.ann.messages().map((message) => message.content);
    for (const words of [fact.answer, 'Officers entered around 2pm.', 'a loud noise'])
      expect(all.join('\n')).not.toContain(words);
  });

  test('and restored, the message shows it again', async () => {
    const bot = await startCorrectionBot();
    const first = bot.nextEdit();
    await withhold(bot, 'when-entered');
    await first;
    const edit = bot.nextEdit();
    await (await bot.mo.runCommand('knowledge', { fact: 'when-entered' }, { subcommand: 'restore' })).settled();
    const { content } = await edit;
    expect(content).toContain('this is shown again');
    expect(content).toContain(fact.answer);
  });
});

test('A correction is called one, with the note of its publication, and no news is posted if the moderator says so', async () => {
  const bot = await startBot();
  const answer = replyOf(await bot.ann.runCommand('when-entered'));
  const data = editSample((file) => file.setIn(factPath('when-entered', 'answer'), 'Officers entered around 2pm.'));
  const options = {
    file: { name: 'a.yaml', data },
    note: 'the first time was wrong',
    change: 'correction',
    news: false,
  };
  const preview = replyOf(await (await bot.mo.runCommand('knowledge', options, { subcommand: 'upload' })).settled());
  expect(visibleTextOf(preview)).toContain('called “Corrected” · no news post');
  const edit = bot.discord.next('edit', ({ id }) => id === answer.id);
  await bot.mo.pressButton(preview.id, 'Publish');
  expect((await edit).content).toMatch(/^\*\*Corrected .*: the answer has changed\. The first time was wrong\.\*\*/);
});

test('A page of the timeline is corrected as the page that it shows', async () => {
  const bot = await startCorrectionBot();
  const page = replyOf(await bot.ann.runCommand('timeline'));
  const edit = bot.discord.next('edit', ({ id }) => id === page.id);
  await bot.replaceKnowledge(changed);
  const { content } = await edit;
  expect(content).toMatch(/Updated|Withheld/);
  expect(content).toContain('Timeline');
  expect(content).toContain(`~~${fact.answer}~~`);
});

test('A page of the timeline is corrected as the page to which a user turned', async () => {
  const bot = await startCorrectionBot({ knowledge: shipped });
  const page = replyOf(await bot.ann.runCommand('timeline'));
  const turned = replyOf(await bot.ann.pressButton(page.id, 'Next'));
  const [fact] = buildTimeline(shipped, 2).facts.items;
  const edit = bot.discord.next('edit', ({ id }) => id === page.id);
  const facts = shipped.facts.map((one) => (one.id === fact?.id ? { ...one, answer: 'It began then.' } : one));
  await bot.replaceKnowledge({ ...shipped, facts });
  const { content } = await edit;
  expect(visibleTextOf(turned)).toContain(fact?.answer);
  expect(content).toContain('It began then.');
  expect(content).toMatch(/Page 2 of \d/);
});

describe('A message that cannot be edited', () => {
  test('gets a reply, moderators are notified, and the next correction edits the reply', async () => {
    const bot = await startCorrectionBot();
    bot.discord.failNext(patch, { status: 403, body: { code: 50005, message: 'Cannot edit' } });
    const replied = bot.discord.next('message', ({ repliedMessageId }) => repliedMessageId === bot.answer.id);
    const lines = [
      bot.nextLogLine(),
      bot.discord.next('message', ({ content }) => content.startsWith('corrected-by-reply')),
    ];
    await bot.replaceKnowledge(changed);
    const reply = await replied;
    expect(reply.content).toMatch(/Updated|Withheld/);
    expect(reply.content).toContain(`~~${fact.answer}~~`);
    await Promise.all(lines);
    const edit = bot.discord.next('edit', ({ id }) => id === reply.id);
    await bot.replaceKnowledge(changedAgain);
    expect((await edit).content).toContain('**Officers went in around 2pm.**');
    expect(bot.currentMessage()?.content).toBe(bot.answer.content);
  });

  test('because it was deleted is logged in the audit log', async () => {
    const bot = await startCorrectionBot();
    bot.discord.deleteMessage(bot.channelId, bot.answer.id);
    const line = bot.discord.next('message', ({ content }) => content.startsWith('not-corrected'));
    await bot.replaceKnowledge(changed);
    const words = visibleTextOf(await line);
    expect(words).toContain(`${bot.channelId}/${bot.answer.id}`);
    expect(words).toContain('the message has been deleted');
    expect(logLinesAt('warn', bot.log)).toHaveLength(1);
  });

  test.for<readonly [string, (bot: TestBot) => void, string]>([
    [
      'its channel is gone',
      ({ discord, channelId }) => discord.deleteChannel(channelId),
      'the channel has been deleted',
    ],
    [
      'the bot cannot see its channel',
      ({ discord, channelId }) => discord.lockChannel(channelId),
      'I have no permission to write there',
    ],
  ])('because %s is logged in the audit log', async ([, happen, words]) => {
    const bot = await startCorrectionBot();
    happen(bot);
    const line = bot.discord.next('message', ({ content }) => content.startsWith('not-corrected'));
    await bot.replaceKnowledge(changed);
    expect(visibleTextOf(await line)).toContain(words);
  });
});

describe('A bot that stops', () => {
  test('while Discord does not respond still ends, and the next start corrects the message once', async () => {
    const bot = await startCorrectionBot();
    bot.discord.failNext(patch, { connection: 'silent' });
    const met = bot.discord.next('unanswered');
    await bot.replaceKnowledge(changed);
    await met;
    const [edit, next] = [bot.nextEdit(), bot.nextLogLine()];
    await bot.restart();
    expect((await edit).content).toContain('**Officers entered around 2pm.**');
    await next;
    expect(countWrites(bot, 'PATCH')).toBe(1);
  });

  test('before a correction leaves it to the next start', async () => {
    const bot = await startCorrectionBot();
    bot.discord.failNext(patch, serverErrors);
    const delayed = bot.waitForLog('delivery will be retried');
    await bot.replaceKnowledge(changed);
    await delayed;
    bot.advanceTime(1);
    const edit = bot.nextEdit();
    await bot.restart();
    expect((await edit).content).toContain('**Officers entered around 2pm.**');
  });
});

test('A correction that failed because of Discord is sent as soon as Discord is available', async () => {
  const bot = await startCorrectionBot();
  bot.discord.failNext(patch, serverErrors);
  const delayed = bot.waitForLog('delivery will be retried');
  const edit = bot.nextEdit();
  await bot.replaceKnowledge(changed);
  await delayed;
  bot.advanceTime(1);
  expect((await edit).content).toContain('**Officers entered around 2pm.**');
});

test('News are posted with their quote in the server’s news channel', async () => {
  const bot = await startBot();
  const { discord, mo } = bot;
  const { id: channel } = discord.addChannel(discord.servers[0]?.id ?? '', 'news');
  await (await mo.runCommand('knowledge', { channel }, { subcommand: 'announce' })).settled();
  const posted = discord.next('message', ({ channelId }) => channelId === channel);
  await bot.replaceKnowledge(changed);
  const { content, repliedMessageId } = await posted;
  expect(repliedMessageId).toBeUndefined();
  expect(content).toContain(`**Updated: ${sampleKnowledge.incident.title}**`);
  expect(content).toContain('**Officers entered around 2pm.**');
  expect(content).toContain('round 2pm, officers entered');
  expect(content).toContain(`~~${fact.answer}~~`);
});

test('Moderators’ actions are posted in the server’s log channel, with their name and no ping', async () => {
  const bot = await startCorrectionBot();
  const line = bot.nextLogLine();
  await withhold(bot, 'injuries');
  const { content, pingedIds } = await line;
  expect(content).toMatch(/^withhold: .*injuries.* · <@\d+>\n-# \d{4}-\d\d-\d\d \d\d:\d\d UTC$/);
  expect(pingedIds).toEqual([]);
});
