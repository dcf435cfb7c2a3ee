import { describe, expect, test } from 'vitest';
import { timelineOf } from '../../src/answering/timeline.ts';
import type { VisibleMessage } from '../../src/emulator/emulator.ts';
import { type BotRoom, type BotRoomOptions, labelsOf, openBotRoom, replyOf, wordsOf } from './bot-room.ts';
import { brief, briefFact, edited, pathTo } from './brief-knowledge.ts';
import { knowledgeOf } from './knowledge-of.ts';
import { linesAt } from './manners.ts';
import { shipped } from './shipped-knowledge.ts';

const fact = briefFact('when-entered');
const [quote] = fact.citations.map(({ quote }) => quote);
const answering = (answer: string) =>
  knowledgeOf(edited((file) => file.setIn(pathTo('when-entered', 'answer'), answer)));
const changed = answering('Officers entered around 2pm.');
const changedAgain = answering('Officers entered at 2pm.');
const patch = { method: 'PATCH', path: /^\/channels\/\d+\/messages\/\d+$/ };
/** The client tries three times more before it gives up. */
const trouble = { status: 500, times: 4 };

type CorrectionRoom = BotRoom & {
  /** The answer to /when-entered, in general. */
  readonly answer: VisibleMessage;
  /** That message once it has been edited; ask for it before the change. */
  edit(): Promise<VisibleMessage>;
  /** As everybody sees it now. */
  shown(): VisibleMessage | undefined;
  /** What a channel of the moderators' log gets next. */
  logLine(): Promise<VisibleMessage>;
};

async function openCorrectionRoom(options: BotRoomOptions = {}): Promise<CorrectionRoom> {
  const room = await openBotRoom(options);
  const { discord, ann, general } = room;
  const [server] = discord.servers;
  const { id: log } = discord.addChannel(server?.id ?? '', 'log');
  const moderator = { person: discord.applicationId, server: server?.id ?? '', channel: general };
  const answer = replyOf(await ann.runCommand('when-entered'));
  const logLine = () => discord.next('message', ({ channelId }) => channelId === log);
  const chosen = logLine();
  await room.moderation().choices.logTo(moderator, log);
  await chosen;
  return {
    ...room,
    answer,
    edit: () => discord.next('edit', ({ id }) => id === answer.id),
    shown: () => ann.messages().find(({ id }) => id === answer.id),
    logLine,
  };
}

/** The edits and posts that Discord took, of channels where people talk. */
function writesOf({ exchanges, general }: BotRoom, method: string): number {
  const path = `/channels/${general}/messages`;
  return exchanges.filter((one) => one.method === method && one.path.startsWith(path) && one.status === 200).length;
}

async function withhold({ mo }: BotRoom, id: string): Promise<void> {
  await (await mo.runCommand('knowledge', { fact: id, reason: 'an order' }, { subcommand: 'withhold' })).settled();
}

describe('When an answer changes', () => {
  test('the old message says so, has the new answer with its quotation, and the old one struck through', async () => {
    const room = await openCorrectionRoom();
    const edit = room.edit();
    await room.replace(changed);
    const corrected = await edit;
    expect(corrected.content.split('\n')).toEqual([
      expect.stringMatching(/^\*\*Corrected \d+ \w+ \d{4}, \d\d:\d\d UTC: the answer has changed\.\*\*$/),
      '**Officers entered around 2pm.**',
      'According to the Met Police:',
      expect.stringContaining('around 2pm, officers entered'.slice(1)),
      expect.stringContaining('sentence 5, the Met Police'),
      'It said before:',
      `~~${fact.answer}~~`,
      expect.stringContaining('From the article'),
    ]);
    expect(labelsOf(corrected)).toEqual(labelsOf(room.answer));
    expect(wordsOf(replyOf(await room.ann.pressButton(room.answer.id, 'In context')))).toContain(quote);
    expect(writesOf(room, 'PATCH')).toBe(1);
  });

  test('answers to mentions are corrected too, and private ones and direct messages are not', async () => {
    const room = await openCorrectionRoom();
    const mention = await room.answerTo(room.ann.sendMessage(room.toBot(fact.question)));
    await room.ann.runCommand('ask', { question: fact.question, private: true });
    const direct = room.discord.user('member', 'Ann').inDirectChannel();
    const alone = await room.answerTo(direct.sendMessage(fact.question));
    const edits = Promise.all([room.edit(), room.discord.next('edit', ({ id }) => id === mention.id)]);
    await room.replace(changed);
    for (const { content } of await edits) expect(content).toContain('Corrected');
    const logged = room.logLine();
    await room.replace(changedAgain);
    await logged;
    expect(direct.messages().find(({ id }) => id === alone.id)?.content).toBe(alone.content);
  });

  test('a second time, the message tells of the second change', async () => {
    const room = await openCorrectionRoom();
    const first = room.edit();
    await room.replace(changed);
    await first;
    const second = room.edit();
    await room.replace(changedAgain);
    const { content } = await second;
    expect(content).toContain('**Officers entered at 2pm.**');
    expect(content).toContain('~~Officers entered around 2pm.~~');
    expect(content).not.toContain(fact.answer);
  });

  test('twice while Discord is in trouble, the message is edited once', async () => {
    const room = await openCorrectionRoom();
    room.discord.failNext(patch, trouble);
    const putOff = room.logged('an errand is put off');
    await room.replace(changed);
    await putOff;
    const edit = room.edit();
    await room.replace(changedAgain);
    expect((await edit).content).toContain('**Officers entered at 2pm.**');
    room.pass(1);
    const last = room.logLine();
    await withhold(room, 'injuries');
    await last;
    expect(writesOf(room, 'PATCH')).toBe(1);
  });

  test('and is rolled back while Discord is in trouble, the message is left alone', async () => {
    const room = await openCorrectionRoom();
    room.discord.failNext(patch, trouble);
    const putOff = room.logged('an errand is put off');
    await room.replace(changed);
    await putOff;
    await room.replace(brief);
    room.pass(1);
    const last = room.logLine();
    await withhold(room, 'injuries');
    await last;
    expect(writesOf(room, 'PATCH')).toBe(0);
    expect(room.shown()?.content).toBe(room.answer.content);
  });
});

describe('When an answer is withheld', () => {
  test('nothing of it stands in any message', async () => {
    const room = await openCorrectionRoom();
    const first = room.edit();
    await room.replace(changed);
    await first;
    const edit = room.edit();
    await withhold(room, 'when-entered');
    const { content, components } = await edit;
    expect(content).toMatch(/^\*\*Corrected .*: this is withheld by the moderators of this server\.\*\*$/);
    expect(components).toEqual([]);
    const all = room.ann.messages().map((message) => message.content);
    for (const words of [fact.answer, 'Officers entered around 2pm.', 'a loud noise'])
      expect(all.join('\n')).not.toContain(words);
  });

  test('and restored, the message tells it again', async () => {
    const room = await openCorrectionRoom();
    const first = room.edit();
    await withhold(room, 'when-entered');
    await first;
    const edit = room.edit();
    await (await room.mo.runCommand('knowledge', { fact: 'when-entered' }, { subcommand: 'restore' })).settled();
    const { content } = await edit;
    expect(content).toContain('this is told again');
    expect(content).toContain(fact.answer);
  });
});

test('A page of the timeline is corrected as the page that it shows', async () => {
  const room = await openCorrectionRoom();
  const page = replyOf(await room.ann.runCommand('timeline'));
  const edit = room.discord.next('edit', ({ id }) => id === page.id);
  await room.replace(changed);
  const { content } = await edit;
  expect(content).toContain('Corrected');
  expect(content).toContain('In order of time');
  expect(content).toContain(`~~${fact.answer}~~`);
});

test('A page of the timeline that somebody has turned is corrected as the one it shows since', async () => {
  const room = await openCorrectionRoom({ knowledge: shipped });
  const page = replyOf(await room.ann.runCommand('timeline'));
  const turned = replyOf(await room.ann.pressButton(page.id, 'Next'));
  const [fact] = timelineOf(shipped, 2).facts.items;
  const edit = room.discord.next('edit', ({ id }) => id === page.id);
  const facts = shipped.facts.map((one) => (one.id === fact?.id ? { ...one, answer: 'It began then.' } : one));
  await room.replace({ ...shipped, facts });
  const { content } = await edit;
  expect(wordsOf(turned)).toContain(fact?.answer);
  expect(content).toContain('It began then.');
  expect(content).toMatch(/Page 2 of \d/);
});

describe('A message that can’t be edited', () => {
  test('is replied to, the moderators hear of it, and the reply is what is corrected next', async () => {
    const room = await openCorrectionRoom();
    room.discord.failNext(patch, { status: 403, body: { code: 50005, message: 'Cannot edit' } });
    const replied = room.discord.next('message', ({ repliedMessageId }) => repliedMessageId === room.answer.id);
    const lines = [
      room.logLine(),
      room.discord.next('message', ({ content }) => content.startsWith('corrected-by-reply')),
    ];
    await room.replace(changed);
    const reply = await replied;
    expect(reply.content).toContain('Corrected');
    expect(reply.content).toContain(`~~${fact.answer}~~`);
    await Promise.all(lines);
    const edit = room.discord.next('edit', ({ id }) => id === reply.id);
    await room.replace(changedAgain);
    expect((await edit).content).toContain('**Officers entered at 2pm.**');
    expect(room.shown()?.content).toBe(room.answer.content);
  });

  test('because it was deleted is a line in the log', async () => {
    const room = await openCorrectionRoom();
    room.discord.deleteMessage(room.general, room.answer.id);
    const line = room.discord.next('message', ({ content }) => content.startsWith('not-corrected'));
    await room.replace(changed);
    const words = wordsOf(await line);
    expect(words).toContain(`${room.general}/${room.answer.id}`);
    expect(words).toContain('the message has been deleted');
    expect(linesAt('warn', room.log)).toHaveLength(1);
  });

  test.for<readonly [string, (room: BotRoom) => void, string]>([
    ['its channel is gone', ({ discord, general }) => discord.deleteChannel(general), 'the channel is gone'],
    [
      'the bot does not see its channel any more',
      ({ discord, general }) => discord.lockChannel(general),
      'Discord does not let me write there',
    ],
  ])('because %s is a line in the log', async ([, happen, words]) => {
    const room = await openCorrectionRoom();
    happen(room);
    const line = room.discord.next('message', ({ content }) => content.startsWith('not-corrected'));
    await room.replace(changed);
    expect(wordsOf(await line)).toContain(words);
  });
});

describe('A bot that ends', () => {
  test('while Discord is silent ends all the same, and the next one corrects the message once', async () => {
    const room = await openCorrectionRoom();
    room.discord.failNext(patch, { connection: 'silent' });
    const met = room.discord.next('unanswered');
    await room.replace(changed);
    await met;
    const [edit, next] = [room.edit(), room.logLine()];
    await room.restart();
    expect((await edit).content).toContain('**Officers entered around 2pm.**');
    await next;
    expect(writesOf(room, 'PATCH')).toBe(1);
  });

  test('before it has corrected anything leaves that to the next one', async () => {
    const room = await openCorrectionRoom();
    room.discord.failNext(patch, trouble);
    const putOff = room.logged('an errand is put off');
    await room.replace(changed);
    await putOff;
    room.pass(1);
    const edit = room.edit();
    await room.restart();
    expect((await edit).content).toContain('**Officers entered around 2pm.**');
  });
});

test('A correction that Discord was too troubled for is made as soon as it is not', async () => {
  const room = await openCorrectionRoom();
  room.discord.failNext(patch, trouble);
  const putOff = room.logged('an errand is put off');
  const edit = room.edit();
  await room.replace(changed);
  await putOff;
  room.pass(1);
  expect((await edit).content).toContain('**Officers entered around 2pm.**');
});

test('What is new is posted, with its quotation, where a server follows it', async () => {
  const room = await openBotRoom();
  const { discord, mo } = room;
  const { id: channel } = discord.addChannel(discord.servers[0]?.id ?? '', 'news');
  await (await mo.runCommand('knowledge', { channel }, { subcommand: 'follow' })).settled();
  const posted = discord.next('message', ({ channelId }) => channelId === channel);
  await room.replace(changed);
  const { content, repliedMessageId } = await posted;
  expect(repliedMessageId).toBeUndefined();
  expect(content).toContain(`**What is new: ${brief.incident.title}**`);
  expect(content).toContain('**Officers entered around 2pm.**');
  expect(content).toContain('round 2pm, officers entered');
  expect(content).toContain(`~~${fact.answer}~~`);
});

test('What moderators do is posted where the server follows its log, with who did it and no ping', async () => {
  const room = await openCorrectionRoom();
  const line = room.logLine();
  await withhold(room, 'injuries');
  const { content, pingedIds } = await line;
  expect(content).toMatch(/^withhold: .*injuries.* · <@\d+>\n-# \d{4}-\d\d-\d\d \d\d:\d\d UTC$/);
  expect(pingedIds).toEqual([]);
});
