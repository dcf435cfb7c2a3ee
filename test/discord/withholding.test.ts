import { describe, expect, test } from 'vitest';
import { featuredFacts } from '../../src/answering/autocomplete.ts';
import { parseOrThrow } from './parse-or-throw.ts';
import { editSample, factPath, sampleFact, sampleKnowledge } from './sample-knowledge.ts';
import { replyOf, startBot, type TestBot, visibleTextOf } from './start-bot.ts';

const fact = sampleFact('when-entered');
const renamedFile = editSample((file) => file.setIn(factPath('when-entered', 'id'), 'time-of-entry'));
const renamed = parseOrThrow(renamedFile);
const removed = parseOrThrow(editSample((file) => file.deleteIn(factPath('when-entered'))));

type CommandOptions = Parameters<TestBot['mo']['runCommand']>[1];

async function runCommand({ mo }: TestBot, subcommand: string, options: CommandOptions = {}) {
  return replyOf(await (await mo.runCommand('knowledge', options, { subcommand })).settled());
}

const withhold = (bot: TestBot, id: string) => runCommand(bot, 'withhold', { fact: id, reason: 'a court order' });

/** The bot's reply to a member, after its location is stored. */
async function replyText(bot: TestBot, command: string, options: CommandOptions = {}) {
  const message = replyOf(await bot.ann.runCommand(command, options));
  await expect.poll(() => bot.store.answers.listSince(new Date(0), sampleKnowledge.incident.id)).toHaveLength(1);
  return message;
}

/** Waits until the outbox is empty. */
async function waitUntilIdle(bot: TestBot): Promise<void> {
  await expect.poll(() => bot.moderation().outbox.pendingCount(), { timeout: 4000 }).toBe(0);
}

/** The current text of a message. */
function lookUpMessage({ ann }: TestBot, { id }: { readonly id: string }) {
  return ann.messages().find((message) => message.id === id)?.content;
}

describe('A withheld fact with another id in a new file', () => {
  test('stays hidden, also after a restart, and the preview says so', async () => {
    const bot = await startBot();
    await withhold(bot, 'when-entered');
    const preview = await runCommand(bot, 'upload', { file: { name: 'a.yaml', data: renamedFile }, note: 'tidy' });
    expect(visibleTextOf(preview)).toContain('Still withheld on this server: time-of-entry (as when-entered)');
    await (await bot.mo.pressButton(preview.id, 'Publish')).settled();
    for (const again of [false, true]) {
      if (again) await bot.restart();
      const told = replyOf(await bot.ann.runCommand('ask', { question: fact.question }));
      expect(told.content).toContain('moderators of this server are withholding');
      expect(told.content).not.toContain(fact.answer);
    }
  });

  test('is not announced as news', async () => {
    const bot = await startBot();
    const { id: channel } = bot.discord.addChannel(bot.discord.servers[0]?.id ?? '', 'news');
    await runCommand(bot, 'announce', { channel });
    await withhold(bot, 'when-entered');
    await bot.replaceKnowledge(renamed);
    await waitUntilIdle(bot);
    expect(bot.discord.user('member', 'Ann').inChannel(channel).messages()).toEqual([]);
  });
});

describe('Earlier answers lose a fact', () => {
  test('that had got another id before it was withheld', async () => {
    const bot = await startBot();
    const answer = await replyText(bot, 'when-entered');
    await bot.replaceKnowledge(renamed);
    await withhold(bot, 'time-of-entry');
    await waitUntilIdle(bot);
    expect(lookUpMessage(bot, answer)).toContain('moderators of this server are withholding');
    expect(lookUpMessage(bot, answer)).not.toContain(fact.answer);
  });

  test('that had been removed before it was withheld, and is offered for withholding', async () => {
    const bot = await startBot();
    const answer = await replyText(bot, 'when-entered');
    await bot.replaceKnowledge(removed);
    await waitUntilIdle(bot);
    expect(lookUpMessage(bot, answer)).toContain(fact.answer);
    const typed = await bot.mo.autocomplete('knowledge', 'fact', 'when-ent', {}, { subcommand: 'withhold' });
    expect(typed.map(({ value }) => value)).toEqual(['when-entered']);
    await withhold(bot, 'when-entered');
    await waitUntilIdle(bot);
    expect(lookUpMessage(bot, answer)).not.toContain(fact.answer);
  });

  test('however old they are, as long as their locations are stored', async () => {
    const bot = await startBot();
    const answer = await replyText(bot, 'when-entered');
    bot.advanceTime(20 * 24 * 60);
    expect((await withhold(bot, 'when-entered')).content).toContain('1 public answer will be corrected');
    await waitUntilIdle(bot);
    expect(lookUpMessage(bot, answer)).not.toContain(fact.answer);
  });
});

describe('A public message loses a withheld fact before other corrections:', () => {
  const citing = (sentence: number) =>
    sampleKnowledge.facts.filter(({ citations }) => citations.some((one) => one.sentenceNumber === sentence));
  const alone = sampleKnowledge.facts.find(({ citations }) => citing(citations[0].sentenceNumber).length === 1) ?? fact;
  const [{ quote, sentenceNumber }] = alone.citations;
  const [offered = fact] = featuredFacts(sampleKnowledge);

  test.for<readonly [string, string, CommandOptions, string]>([
    ['a sentence of the article', 'source', { sentence: sentenceNumber }, quote],
    ['the list of facts', 'facts', { topic: alone.topics[0] ?? '' }, alone.answer],
    ['the suggestions below a question that was not understood', 'ask', { question: 'zebra quagga' }, offered.question],
  ])('%s', async ([, command, options, words]) => {
    const bot = await startBot();
    const message = await replyText(bot, command, options);
    expect(message.content).toContain(words);
    const id = words === offered.question ? offered.id : alone.id;
    await withhold(bot, id);
    await waitUntilIdle(bot);
    expect(lookUpMessage(bot, message)).toMatch(/^\*\*Withheld .*the moderators of this server/);
    expect(lookUpMessage(bot, message)).not.toContain(words);
    await runCommand(bot, 'restore', { fact: id });
    await waitUntilIdle(bot);
    expect(lookUpMessage(bot, message)).toContain(words);
  });

  test('and a changed answer does not affect lists of questions', async () => {
    const bot = await startBot();
    const message = await replyText(bot, 'ask', { question: 'zebra quagga' });
    await bot.replaceKnowledge(
      parseOrThrow(editSample((file) => file.setIn(factPath('when-entered', 'answer'), 'Around 2pm.'))),
    );
    await waitUntilIdle(bot);
    expect(lookUpMessage(bot, message)).toBe(message.content);
  });
});

test('A channel that Discord slows down does not delay corrections elsewhere', async () => {
  const bot = await startBot();
  const max = bot.discord.user('moderator', 'Max').inChannel(bot.otherChannelId);
  const slow = await replyText(bot, 'when-entered');
  const other = replyOf(await max.runCommand('when-entered'));
  bot.discord.failNext(
    { method: 'PATCH', path: new RegExp(`/messages/${slow.id}`) },
    {
      status: 429,
      headers: { 'retry-after': '60', 'x-ratelimit-scope': 'shared' },
      body: { code: 0, message: 'You are being rate limited.', retry_after: 60, global: false },
    },
  );
  const edit = bot.discord.next('edit', ({ id }) => id === other.id);
  await bot.replaceKnowledge(
    parseOrThrow(editSample((file) => file.setIn(factPath('when-entered', 'answer'), 'Around 2pm.'))),
  );
  expect((await edit).content).toMatch(/Updated|Withheld/);
});

test('Withheld facts are listed when a file is published, and after a reload', async () => {
  const bot = await startBot();
  await withhold(bot, 'when-entered');
  await bot.replaceKnowledge(renamed);
  expect(visibleTextOf(await runCommand(bot, 'reload'))).toContain(
    'Still withheld on this server: time-of-entry (as when-entered)',
  );
  const data = editSample((file) => file.deleteIn(factPath('when-entered')));
  const preview = await runCommand(bot, 'upload', { file: { name: 'incident.yaml', data } });
  const done = visibleTextOf(replyOf(await (await bot.mo.pressButton(preview.id, 'Publish')).settled()));
  expect(done).toContain('is now active');
  expect(done).toContain('Withheld on this server, but not found in this file: when-entered');
});
