import { expect, test } from 'vitest';
import type { CommandContext, CommandOption } from '../../commands/context.ts';
import { buttonHandlers, generalCommands, messageContextMenus, modalHandlers } from '../../commands/index.ts';
import { toDiscordMessage } from '../../src/discord/discord-message.ts';
import type { ChannelClient, InteractionResult } from '../../src/emulator/emulator.ts';
import { buttonsIn } from '../../src/emulator/terminal/render.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { editSample, factPath } from './sample-knowledge.ts';
import { pressProblem, replyOf, startBot, type TestBot } from './start-bot.ts';

/** A text that only the first server knows: in every part of its file, a note, a reason and a question. */
const secret = /zebra/i;

const zebraFile = editSample((file) => {
  file.setIn(['incident', 'title'], 'The zebra incident');
  file.setIn(['incident', 'summary'], 'About a zebra.');
  file.setIn(['sources', 0, 'title'], 'A zebra in the news');
  file.setIn(factPath('where', 'answer'), 'In Walthamstow, where the zebra is.');
  file.setIn(factPath('where', 'question'), 'Where was the zebra?');
  file.setIn(factPath('where', 'command', 'name'), 'zebra-place');
  file.setIn(factPath('where', 'topics'), ['zebra']);
  file.setIn(factPath('when-entered', 'paraphrases'), ['when did they go in after the zebra']);
  file.setIn(['synonyms', 0, 'phrases', 0], 'zebra');
});

/** The question of the second server; the first server's answer to it mentions a zebra. */
const question = 'where did it happen?';

/** The first server changes, asks, votes, withholds and chooses as much as possible. */
async function fillFirstServer({ mo, ann, discord }: TestBot): Promise<void> {
  const use = async (subcommand: string, options: Parameters<ChannelClient['runCommand']>[1]) =>
    (await mo.runCommand('knowledge', options, { subcommand })).settled();
  const preview = replyOf(await use('upload', { file: { name: 'zebra.yaml', data: zebraFile }, note: 'a zebra came' }));
  const put = buttonsIn(preview).find(({ label }) => label === 'Publish');
  await (await mo.pressButton(preview.id, put?.customId ?? '')).settled();
  const channel = discord.addChannel(discord.servers[0]?.id ?? '', 'zebra').id;
  await use('announce', { channel });
  await use('settings', { 'log-channel': channel });
  await ann.runCommand('ask', { question: 'did the zebra eat my quaggas' });
  const answer = replyOf(await ann.runCommand('zebra-place'));
  await pressProblem(ann, answer.id, 'Quotation does not support this');
  await use('withhold', { fact: 'how-rare', reason: 'the zebra sues' });
}

/** Everything that a user sees: text, buttons, modals and files. */
async function visibleOutput(outcome: InteractionResult): Promise<string> {
  const { messages, modal } = await outcome.settled();
  const files = await Promise.all(
    messages.flatMap(({ attachments }) => attachments).map(async ({ url }) => (await fetch(url)).text()),
  );
  return JSON.stringify([messages, modal, files]);
}

function valueFor({ kind, name }: CommandOption, discord: TestBot['discord']): string | number | boolean {
  if (kind === 'boolean') return false;
  if (kind === 'integer') return 1;
  if (kind === 'channel') return discord.servers[1]?.channels[0]?.id ?? '';
  return name === 'question' ? question : 'where';
}

type TestedCommand = {
  readonly name: string;
  readonly subcommand?: string;
  readonly options: readonly CommandOption[];
};

/** Every command and subcommand, including those of later versions. */
const everyCommand: readonly TestedCommand[] = generalCommands.flatMap((one): TestedCommand[] =>
  one.kind === 'command'
    ? [one]
    : one.commands.map((inner) => ({ name: one.name, subcommand: inner.name, options: inner.options })),
);

test('Uploads, questions, withheld facts and settings of one server are invisible on every other', async () => {
  const bot = await startBot();
  const { discord, otherChannelId } = bot;
  await fillFirstServer(bot);
  const max = discord.user('moderator', 'Max').inChannel(otherChannelId);
  const direct = discord.user('member', 'Ann').inDirectChannel();
  const seen: [string, string][] = [];
  const note = async (what: string, words: Promise<string>) => seen.push([what, await words]);

  for (const { name, subcommand, options } of everyCommand) {
    const use = subcommand === undefined ? {} : { subcommand };
    const given = Object.fromEntries(
      options.map((option) =>
        option.kind === 'attachment'
          ? [option.name, { name: 'a.yaml', data: 'nonsense' }]
          : [option.name, valueFor(option, discord)],
      ),
    );
    const { incident: _, ...withoutIncident } = given;
    const what = `/${name} ${subcommand ?? ''}`;
    await note(what, max.runCommand(name, withoutIncident, { ...use, validate: false }).then(visibleOutput));
    for (const option of options.filter((one) => one.kind === 'string' && one.autocomplete)) {
      for (const typed of ['', 'z', 'where'])
        await note(
          `${what} ${option.name}: ${typed}`,
          max.autocomplete(name, option.name, typed, {}, use).then(JSON.stringify),
        );
    }
  }
  for (const menu of messageContextMenus) {
    const said = max.sendMessage(question);
    await note(menu.name, max.runMessageCommand(menu.name, said.id).then(visibleOutput));
  }
  const mention = max.sendMessage(bot.mentionBot(question));
  await note('a mention', bot.nextAnswerTo(mention).then(JSON.stringify));
  await note('a direct message', bot.nextAnswerTo(direct.sendMessage(question)).then(JSON.stringify));
  await note('the commands', Promise.resolve(JSON.stringify(discord.commands(discord.servers[1]?.id ?? ''))));

  expect(seen.filter(([, words]) => secret.test(words)).map(([what]) => what)).toEqual([]);
  expect(seen.length).toBeGreaterThan(everyCommand.length + 5);
});

/** The name of the attempt, if its reply contains the secret text. */
function leaks(what: string, reply: Reply): string[] {
  const words = JSON.stringify(reply.kind === 'modal' ? reply : toDiscordMessage(reply));
  return secret.test(words) ? [what] : [];
}

test('No button or modal of one server works with the ids of another', async () => {
  const bot = await startBot();
  await fillFirstServer(bot);
  const moderation = bot.moderation();
  const [first, second] = bot.discord.servers;
  const place = { serverId: second?.id ?? '', channelId: bot.otherChannelId };
  const failOnLog = (...line: unknown[]) => expect(line).toEqual([]);
  const elsewhere: CommandContext = {
    snapshot: await moderation.activeKnowledge.forChannel(place),
    location: place,
    userId: 'max',
    moderation,
    log: { info: failOnLog, error: failOnLog },
    fetchFile: async () => ({ problem: 'none' }),
    commands: [],
  };
  const revisions = await bot.store.revisions.latest([first?.id ?? ''], 'walthamstow-shooting', 10);
  const gaps = await bot.store.gaps.list(first?.id ?? '', 'walthamstow-shooting');
  const ids = [...revisions, ...gaps].map(({ id }) => String(id));
  const args = [...ids, ...ids.map((id) => `${id},1`), 'where', 'how-rare', ';where', '1,', '1,zebra'];
  const told: string[] = [];
  for (const argument of args) {
    for (const { action, run } of buttonHandlers)
      told.push(...leaks(`${action} ${argument}`, await run(argument, elsewhere, '1')));
    for (const { action, run } of modalHandlers)
      told.push(...leaks(`${action} ${argument}`, await run(argument, {}, elsewhere)));
  }
  expect(told).toEqual([]);
  expect(revisions.length).toBeGreaterThan(0);
  expect(gaps.length).toBeGreaterThan(0);
  const moved = await moderation.changes.rollback({ userId: 'max', ...place }, revisions[0]?.id ?? 0);
  expect(moved).toEqual({ kind: 'notice', notice: 'no-such-revision' });
});
