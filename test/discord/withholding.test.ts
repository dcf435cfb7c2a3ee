import { describe, expect, test } from 'vitest';
import { tellingFacts } from '../../src/answering/answerer.ts';
import { type BotRoom, openBotRoom, replyOf, wordsOf } from './bot-room.ts';
import { brief, briefFact, edited, pathTo } from './brief-knowledge.ts';
import { knowledgeOf } from './knowledge-of.ts';

const fact = briefFact('when-entered');
const renamedFile = edited((file) => file.setIn(pathTo('when-entered', 'id'), 'time-of-entry'));
const renamed = knowledgeOf(renamedFile);
const removed = knowledgeOf(edited((file) => file.deleteIn(pathTo('when-entered'))));

type Filled = Parameters<BotRoom['mo']['runCommand']>[1];

async function use({ mo }: BotRoom, subcommand: string, options: Filled = {}) {
  return replyOf(await (await mo.runCommand('knowledge', options, { subcommand })).settled());
}

const withhold = (room: BotRoom, id: string) => use(room, 'withhold', { fact: id, reason: 'a court order' });

/** What the bot says in reply to a member, once the place of it is kept. */
async function shown(room: BotRoom, command: string, options: Filled = {}) {
  const message = replyOf(await room.ann.runCommand(command, options));
  await expect.poll(() => room.store.answers.since(new Date(0), brief.incident.id)).toHaveLength(1);
  return message;
}

/** Waits until the bot has said all that it has to say of its own accord. */
async function settled(room: BotRoom): Promise<void> {
  await expect.poll(() => room.moderation().outbox.waiting(), { timeout: 4000 }).toBe(0);
}

/** How a message reads by now. */
function later({ ann }: BotRoom, { id }: { readonly id: string }) {
  return ann.messages().find((message) => message.id === id)?.content;
}

describe('A withheld fact that a file gives another id', () => {
  test('is not told, neither at once nor after a restart, and the preview says so', async () => {
    const room = await openBotRoom();
    await withhold(room, 'when-entered');
    const preview = await use(room, 'upload', { file: { name: 'a.yaml', data: renamedFile }, note: 'tidy' });
    expect(wordsOf(preview)).toContain('Withheld on this server, and not told: time-of-entry (as when-entered)');
    await (await room.mo.pressButton(preview.id, 'Put in force')).settled();
    for (const again of [false, true]) {
      if (again) await room.restart();
      const told = replyOf(await room.ann.runCommand('ask', { question: fact.question }));
      expect(told.content).toContain('withheld by the moderators');
      expect(told.content).not.toContain(fact.answer);
    }
  });

  test('is no news', async () => {
    const room = await openBotRoom();
    const { id: channel } = room.discord.addChannel(room.discord.servers[0]?.id ?? '', 'news');
    await use(room, 'follow', { channel });
    await withhold(room, 'when-entered');
    await room.replace(renamed);
    await settled(room);
    expect(room.discord.user('member', 'Ann').inChannel(channel).messages()).toEqual([]);
  });
});

describe('Earlier answers lose a fact', () => {
  test('that got another id before it was withheld', async () => {
    const room = await openBotRoom();
    const answer = await shown(room, 'when-entered');
    await room.replace(renamed);
    await withhold(room, 'time-of-entry');
    await settled(room);
    expect(later(room, answer)).toContain('withheld by the moderators');
    expect(later(room, answer)).not.toContain(fact.answer);
  });

  test('that was removed before it was withheld, and is offered for that', async () => {
    const room = await openBotRoom();
    const answer = await shown(room, 'when-entered');
    await room.replace(removed);
    await settled(room);
    expect(later(room, answer)).toContain(fact.answer);
    const typed = await room.mo.autocomplete('knowledge', 'fact', 'when-ent', {}, { subcommand: 'withhold' });
    expect(typed.map(({ value }) => value)).toEqual(['when-entered']);
    await withhold(room, 'when-entered');
    await settled(room);
    expect(later(room, answer)).not.toContain(fact.answer);
  });

  test('however long ago they were given, as long as their places are kept', async () => {
    const room = await openBotRoom();
    const answer = await shown(room, 'when-entered');
    room.pass(20 * 24 * 60);
    expect((await withhold(room, 'when-entered')).content).toContain('1 public answer will be corrected');
    await settled(room);
    expect(later(room, answer)).not.toContain(fact.answer);
  });
});

describe('What was shown where everybody reads it loses a fact that is withheld, and says so first:', () => {
  const citing = (sentence: number) =>
    brief.facts.filter(({ citations }) => citations.some((one) => one.sentence === sentence));
  const alone = brief.facts.find(({ citations }) => citing(citations[0].sentence).length === 1) ?? fact;
  const [{ quote, sentence }] = alone.citations;
  const [offered = fact] = tellingFacts(brief);

  test.for<readonly [string, string, Filled, string]>([
    ['a sentence of the article', 'source', { sentence }, quote],
    ['the list of facts', 'facts', {}, alone.question],
    [
      'what can be asked, under a question that was not understood',
      'ask',
      { question: 'zebra quagga' },
      offered.question,
    ],
  ])('%s', async ([, command, options, words]) => {
    const room = await openBotRoom();
    const message = await shown(room, command, options);
    expect(message.content).toContain(words);
    const id = words === offered.question ? offered.id : alone.id;
    await withhold(room, id);
    await settled(room);
    expect(later(room, message)).toMatch(/^\*\*Corrected .*withheld by the moderators of this server/);
    expect(later(room, message)).not.toContain(words);
    await use(room, 'restore', { fact: id });
    await settled(room);
    expect(later(room, message)).toContain(words);
  });

  test('and a changed answer leaves such lists alone', async () => {
    const room = await openBotRoom();
    const message = await shown(room, 'facts');
    await room.replace(knowledgeOf(edited((file) => file.setIn(pathTo('when-entered', 'answer'), 'At 2pm.'))));
    await settled(room);
    expect(later(room, message)).toBe(message.content);
  });
});

test('A channel that Discord slows down does not hold up what is corrected elsewhere', async () => {
  const room = await openBotRoom();
  const max = room.discord.user('moderator', 'Max').inChannel(room.elsewhere);
  const slow = await shown(room, 'when-entered');
  const other = replyOf(await max.runCommand('when-entered'));
  room.discord.failNext(
    { method: 'PATCH', path: new RegExp(`/messages/${slow.id}`) },
    {
      status: 429,
      headers: { 'retry-after': '60', 'x-ratelimit-scope': 'shared' },
      body: { code: 0, message: 'You are being rate limited.', retry_after: 60, global: false },
    },
  );
  const edit = room.discord.next('edit', ({ id }) => id === other.id);
  await room.replace(knowledgeOf(edited((file) => file.setIn(pathTo('when-entered', 'answer'), 'At 2pm.'))));
  expect((await edit).content).toContain('Corrected');
});

test('What stays withheld is named when a file comes into force, and after a reload', async () => {
  const room = await openBotRoom();
  await withhold(room, 'when-entered');
  await room.replace(renamed);
  expect(wordsOf(await use(room, 'reload'))).toContain(
    'Withheld on this server, and not told: time-of-entry (as when-entered)',
  );
  const data = edited((file) => file.deleteIn(pathTo('when-entered')));
  const preview = await use(room, 'upload', { file: { name: 'incident.yaml', data } });
  const done = wordsOf(replyOf(await (await room.mo.pressButton(preview.id, 'Put in force')).settled()));
  expect(done).toContain('is in force now');
  expect(done).toContain('Withheld on this server, and not among these facts: when-entered');
});
