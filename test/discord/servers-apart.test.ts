import { expect, test } from 'vitest';
import type { Option, Room } from '../../commands/command.ts';
import { buttonPresses, formsSent, generalCommands, messageMenus } from '../../commands/index.ts';
import type { Reply } from '../../src/answering/reply.ts';
import type { ChannelClient, InteractionResult } from '../../src/emulator/emulator.ts';
import { buttonsIn } from '../../src/emulator/terminal/message-text.ts';
import { drawMessage } from '../../src/rendering/message.ts';
import { type BotRoom, openBotRoom, replyOf } from './bot-room.ts';
import { edited, pathTo } from './brief-knowledge.ts';

/** What only the first server knows: it stands in every place of a file, a note, a reason and a question that was asked. */
const secret = /zebra/i;

const zebraFile = edited((file) => {
  file.setIn(['incident', 'title'], 'The zebra incident');
  file.setIn(['incident', 'summary'], 'About a zebra.');
  file.setIn(['sources', 0, 'title'], 'A zebra in the news');
  file.setIn(pathTo('where', 'answer'), 'In Walthamstow, where the zebra is.');
  file.setIn(pathTo('where', 'question'), 'Where was the zebra?');
  file.setIn(pathTo('where', 'command', 'name'), 'zebra-place');
  file.setIn(pathTo('where', 'topics'), ['zebra']);
  file.setIn(pathTo('when-entered', 'asked'), ['when did they go in after the zebra']);
  file.setIn(['terms', 0, 'words', 0], 'zebra');
});

/** What the second server asks; the first one's answer to it speaks of a zebra. */
const question = 'where did it happen?';

/** The first server changes, asks, votes, withholds and chooses as much as it can. */
async function fillFirstServer({ mo, ann, discord }: BotRoom): Promise<void> {
  const use = async (subcommand: string, options: Parameters<ChannelClient['runCommand']>[1]) =>
    (await mo.runCommand('knowledge', options, { subcommand })).settled();
  const preview = replyOf(await use('upload', { file: { name: 'zebra.yaml', data: zebraFile }, note: 'a zebra came' }));
  const put = buttonsIn(preview).find(({ label }) => label === 'Put in force');
  await (await mo.pressButton(preview.id, put?.customId ?? '')).settled();
  const channel = discord.addChannel(discord.servers[0]?.id ?? '', 'zebra').id;
  await use('follow', { channel });
  await use('settings', { 'log-channel': channel });
  await ann.runCommand('ask', { question: 'did the zebra eat my quaggas' });
  const answer = replyOf(await ann.runCommand('zebra-place'));
  await ann.pressButton(answer.id, 'Quotation does not support this');
  await use('withhold', { fact: 'how-rare', reason: 'the zebra sues' });
}

/** Everything that a person is shown of an outcome: words, buttons, forms and files. */
async function shownIn(outcome: InteractionResult): Promise<string> {
  const { messages, modal } = await outcome.settled();
  const files = await Promise.all(
    messages.flatMap(({ attachments }) => attachments).map(async ({ url }) => (await fetch(url)).text()),
  );
  return JSON.stringify([messages, modal, files]);
}

function valueFor({ kind, name }: Option, discord: BotRoom['discord']): string | number | boolean {
  if (kind === 'flag') return false;
  if (kind === 'number') return 1;
  if (kind === 'channel') return discord.servers[1]?.channels[0]?.id ?? '';
  return name === 'question' ? question : 'where';
}

type Typed = { readonly name: string; readonly subcommand?: string; readonly options: readonly Option[] };

/** Every command and subcommand there is; those that a later version adds are in it too. */
const everyCommand: readonly Typed[] = generalCommands.flatMap((one): Typed[] =>
  one.kind === 'command'
    ? [one]
    : one.commands.map((inner) => ({ name: one.name, subcommand: inner.name, options: inner.options })),
);

test('What one server uploads, asks, withholds and chooses is seen by no other, on no surface', async () => {
  const room = await openBotRoom();
  const { discord, elsewhere } = room;
  await fillFirstServer(room);
  const max = discord.user('moderator', 'Max').inChannel(elsewhere);
  const direct = discord.user('member', 'Ann').inDirectChannel();
  const seen: [string, string][] = [];
  const note = async (what: string, words: Promise<string>) => seen.push([what, await words]);

  for (const { name, subcommand, options } of everyCommand) {
    const use = subcommand === undefined ? {} : { subcommand };
    const given = Object.fromEntries(
      options.map((option) =>
        option.kind === 'file'
          ? [option.name, { name: 'a.yaml', data: 'nonsense' }]
          : [option.name, valueFor(option, discord)],
      ),
    );
    const { incident: _, ...withoutIncident } = given;
    const what = `/${name} ${subcommand ?? ''}`;
    await note(what, max.runCommand(name, withoutIncident, { ...use, validate: false }).then(shownIn));
    for (const option of options.filter((one) => one.kind === 'text' && one.suggest)) {
      for (const typed of ['', 'z', 'where'])
        await note(
          `${what} ${option.name}: ${typed}`,
          max.autocomplete(name, option.name, typed, {}, use).then(JSON.stringify),
        );
    }
  }
  for (const menu of messageMenus) {
    const said = max.sendMessage(question);
    await note(menu.name, max.runMessageCommand(menu.name, said.id).then(shownIn));
  }
  const mention = max.sendMessage(room.toBot(question));
  await note('a mention', room.answerTo(mention).then(JSON.stringify));
  await note('a direct message', room.answerTo(direct.sendMessage(question)).then(JSON.stringify));
  await note('the commands', Promise.resolve(JSON.stringify(discord.commands(discord.servers[1]?.id ?? ''))));

  expect(seen.filter(([, words]) => secret.test(words)).map(([what]) => what)).toEqual([]);
  expect(seen.length).toBeGreaterThan(everyCommand.length + 5);
});

/** The name of what was tried, if its reply tells what it must not. */
function telling(what: string, reply: Reply): string[] {
  const words = JSON.stringify(reply.kind === 'form' ? reply : drawMessage(reply));
  return secret.test(words) ? [what] : [];
}

test('No button or form of one server works with the ids of another', async () => {
  const room = await openBotRoom();
  await fillFirstServer(room);
  const moderation = room.moderation();
  const [first, second] = room.discord.servers;
  const place = { server: second?.id ?? '', channel: room.elsewhere };
  const elsewhere: Room = {
    shift: moderation.desk.at(place),
    place,
    person: 'max',
    moderation,
    fetchFile: async () => ({ problem: 'none' }),
    commands: [],
  };
  const revisions = await room.store.revisions.latest([first?.id ?? ''], 'walthamstow-shooting', 10);
  const gaps = await room.store.gaps.all(first?.id ?? '', 'walthamstow-shooting');
  const ids = [...revisions, ...gaps].map(({ id }) => String(id));
  const args = [...ids, ...ids.map((id) => `${id},1`), 'where', 'how-rare', ';where', '1,', '1,zebra'];
  const told: string[] = [];
  for (const argument of args) {
    for (const { action, run } of buttonPresses)
      told.push(...telling(`${action} ${argument}`, await run(argument, elsewhere, '1')));
    for (const { action, run } of formsSent)
      told.push(...telling(`${action} ${argument}`, await run(argument, {}, elsewhere)));
  }
  expect(told).toEqual([]);
  expect(revisions.length).toBeGreaterThan(0);
  expect(gaps.length).toBeGreaterThan(0);
  const moved = await moderation.changes.rollback({ person: 'max', ...place }, revisions[0]?.id ?? 0);
  expect(moved).toEqual({ kind: 'notice', notice: 'no-such-revision' });
});
