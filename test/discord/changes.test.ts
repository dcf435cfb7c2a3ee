import { describe, expect, test } from 'vitest';
import type { ChannelClient, VisibleMessage } from '../../src/emulator/emulator.ts';
import { parseOrThrow } from './parse-or-throw.ts';
import { createScratchFolder, editSample, factPath, sampleFact, sampleKnowledge } from './sample-knowledge.ts';
import { sampleText } from './sample-text.ts';
import { labelsOf, replyOf, startBot, type TestBot, visibleTextOf } from './start-bot.ts';

type Options = Parameters<ChannelClient['runCommand']>[1];

async function runCommand(
  participant: ChannelClient,
  subcommand: string,
  options: Options = {},
): Promise<VisibleMessage> {
  return replyOf(await (await participant.runCommand('knowledge', options, { subcommand })).settled());
}

async function press(participant: ChannelClient, { id }: VisibleMessage, label: string): Promise<VisibleMessage> {
  return replyOf(await (await participant.pressButton(id, label)).settled());
}

const withAnswer = (id: string, answer: string) => editSample((file) => file.setIn(factPath(id, 'answer'), answer));
const entered = withAnswer('when-entered', 'Officers entered around 2pm.');
const where = withAnswer('where', 'In Walthamstow.');
/** A file in which most facts are missing. */
const shortenedFile = editSample((file) => file.setIn(['facts'], file.toJS().facts.slice(0, 4)));
/** The same number of facts and sentences, all different. */
const otherFile = sampleText.replaceAll('fficers', 'fficials');

function upload(participant: ChannelClient, text: string): Promise<VisibleMessage> {
  return runCommand(participant, 'upload', { file: { name: 'incident.yaml', data: text }, note: 'a note' });
}

async function answerText({ ann }: TestBot, command: string): Promise<string> {
  return visibleTextOf(replyOf(await ann.runCommand(command)));
}

describe('An uploaded file', () => {
  test('changes nothing until it is published, and then only this server', async () => {
    const bot = await startBot();
    const preview = await upload(bot.mo, entered);
    expect(preview.isEphemeral).toBe(true);
    expect(labelsOf(preview)).toEqual(['Publish', 'Discard']);
    expect(await answerText(bot, 'when-entered')).toContain(sampleFact('when-entered').answer);
    await press(bot.mo, preview, 'Publish');
    expect(await answerText(bot, 'when-entered')).toMatch(/^Officers entered around 2pm\.\n/);
    const elsewhere = bot.discord.user('member', 'Ann').inChannel(bot.otherChannelId);
    expect(visibleTextOf(replyOf(await elsewhere.runCommand('when-entered')))).toContain(
      sampleFact('when-entered').answer,
    );
  });

  test('is still active after a restart', async () => {
    const bot = await startBot();
    await press(bot.mo, await upload(bot.mo, entered), 'Publish');
    await bot.restart();
    expect(await answerText(bot, 'when-entered')).toMatch(/^Officers entered around 2pm\.\n/);
  });

  test('expires when it is discarded, or after 15 minutes', async () => {
    const bot = await startBot();
    const first = await upload(bot.mo, entered);
    expect(visibleTextOf(await press(bot.mo, first, 'Discard'))).toContain('Nothing has changed');
    const second = await upload(bot.mo, entered);
    bot.advanceTime(16);
    expect(visibleTextOf(await press(bot.mo, second, 'Publish'))).toContain('no longer valid');
    expect(await answerText(bot, 'when-entered')).toContain(sampleFact('when-entered').answer);
  });

  test.for([
    ['loses more than a fifth of the facts', shortenedFile],
    ['has other sentences in place of the old ones', otherFile],
  ])('that %s needs a second confirmation', async ([, text = '']) => {
    const bot = await startBot();
    const preview = await upload(bot.mo, text);
    expect(visibleTextOf(preview)).toContain('More than a fifth');
    const sure = await press(bot.mo, preview, 'Publish');
    expect(visibleTextOf(sure)).toContain('Are you sure?');
    expect(await answerText(bot, 'where')).toContain(sampleFact('where').answer);
    const [yes = ''] = labelsOf(sure);
    expect(visibleTextOf(await press(bot.mo, sure, yes))).toContain('now active');
  });

  test('that is already active gets a notice', async () => {
    const { mo } = await startBot({ folder: await createScratchFolder() });
    expect(visibleTextOf(await upload(mo, sampleText))).toContain('already active');
  });
});

describe('With two moderators at once', () => {
  test('the second sees what has changed in the meantime, and nothing is lost', async () => {
    const bot = await startBot();
    const max = bot.discord.user('moderator', 'Max').inChannel(bot.channelId);
    const [one, two] = [await upload(bot.mo, entered), await upload(max, where)];
    await press(bot.mo, one, 'Publish');
    const moved = await press(max, two, 'Publish');
    expect(visibleTextOf(moved)).toContain('Someone else changed the knowledge in the meantime');
    expect(visibleTextOf(moved)).toContain('Officers entered around 2pm.');
    expect(await answerText(bot, 'where')).toContain(sampleFact('where').answer);
    await press(max, moved, 'Publish');
    expect(await answerText(bot, 'where')).toMatch(/^In Walthamstow\.\n/);
  });

  test('a server that returns to the operator’s files gets the current ones', async () => {
    const bot = await startBot();
    await press(bot.mo, await upload(bot.mo, entered), 'Publish');
    const back = await runCommand(bot.mo, 'rollback', { revision: '0' });
    const told = replyOf(await bot.ann.runCommand('where'));
    await bot.replaceKnowledge(parseOrThrow(where));
    const moved = await press(bot.mo, back, 'Publish');
    expect(visibleTextOf(moved)).toContain('Someone else changed the knowledge in the meantime');
    await press(bot.mo, moved, 'Publish');
    expect(await answerText(bot, 'where')).toMatch(/^In Walthamstow\.\n/);
    const now = () => bot.ann.messages().find(({ id }) => id === told.id)?.content ?? '';
    await expect.poll(now).toContain('In Walthamstow.');
  });
});

describe('A moderator', () => {
  test('can return to an earlier revision after a preview', async () => {
    const bot = await startBot({ folder: await createScratchFolder() });
    await press(bot.mo, await upload(bot.mo, entered), 'Publish');
    const choices = await bot.mo.autocomplete('knowledge', 'revision', 'folder', {}, { subcommand: 'rollback' });
    const earlier = choices.find(({ name }) => name.startsWith('folder 1'));
    const preview = await runCommand(bot.mo, 'rollback', { revision: String(earlier?.value) });
    expect(visibleTextOf(preview)).toContain(`- ${sampleFact('when-entered').answer}`);
    await press(bot.mo, preview, 'Publish');
    expect(await answerText(bot, 'when-entered')).toContain(sampleFact('when-entered').answer);
    const history = visibleTextOf(await runCommand(bot.mo, 'history'));
    expect(history).toMatch(/Revision 2, active .* rollback/);
    expect(history).toMatch(/Revision 1 · .* upload · .* “a note” · <@\d+>/);
    expect(history).toMatch(/Revision folder 1 · .* folder/);
  });

  test('names an earlier revision by its number in the history, even if another owner has the same number', async () => {
    const bot = await startBot({ folder: await createScratchFolder() });
    for (const text of [entered, editSample((file) => file.setIn(['incident', 'summary'], 'Another one.'))])
      await press(bot.mo, await upload(bot.mo, text), 'Publish');
    const first = await runCommand(bot.mo, 'rollback', { revision: '1' });
    await press(bot.mo, first, 'Publish');
    expect(await answerText(bot, 'when-entered')).not.toContain(sampleFact('when-entered').answer);
    const operators = await runCommand(bot.mo, 'rollback', { revision: 'Revision folder 1' });
    await press(bot.mo, operators, 'Publish');
    expect(await answerText(bot, 'when-entered')).toContain(sampleFact('when-entered').answer);
    const history = visibleTextOf(await runCommand(bot.mo, 'history'));
    for (const name of ['1', 'folder 1']) expect(history).toContain(`“Back to revision ${name}”`);
  });

  test('can download the active file, byte for byte', async () => {
    const { mo } = await startBot();
    const text = `# A comment that stays\r\n${entered}`;
    await press(mo, await upload(mo, text), 'Publish');
    const [file] = (await runCommand(mo, 'download')).attachments;
    expect(file?.filename).toBe(`${sampleKnowledge.incident.id}.yaml`);
    expect(await (await fetch(file?.url ?? '')).text()).toBe(text);
  });

  test('can see everything about a fact, and why a question gets its outcome', async () => {
    const { mo, ann } = await startBot();
    await ann.runCommand('when-entered');
    const shown = visibleTextOf(await runCommand(mo, 'show', { fact: 'when-entered' }));
    for (const part of [sampleFact('when-entered').answer, 'sentence 5', '1 time']) expect(shown).toContain(part);
    const tried = visibleTextOf(await runCommand(mo, 'test', { question: 'what time did they go in' }));
    expect(tried).toContain('(when-entered)');
    expect(tried).toMatch(/Certainty: \d+ %/);
  });

  test('who tests a question sees whether users get another answer than its fact', async () => {
    const { mo } = await startBot();
    await runCommand(mo, 'withhold', { fact: 'when-entered', reason: 'an order' });
    expect(visibleTextOf(await runCommand(mo, 'test', { question: 'what time did they go in' }))).toContain(
      'withheld here',
    );
  });

  test('can set another incident for one channel, and reset it', async () => {
    const bot = await startBot();
    const { mo, discord, channelId } = bot;
    const mill = editSample((file) => {
      file.setIn(['incident', 'id'], 'mill');
      file.setIn(factPath('when-entered', 'answer'), 'Officers entered around 2pm.');
    });
    await press(mo, await upload(mo, mill), 'Publish');
    await runCommand(mo, 'incident', { incident: 'mill', channel: channelId });
    expect(await answerText(bot, 'when-entered')).toMatch(/^Officers entered around 2pm\.\n/);
    const { id } = discord.addChannel(discord.servers[0]?.id ?? '', 'other');
    const other = discord.user('member', 'Ann').inChannel(id);
    expect(visibleTextOf(replyOf(await other.runCommand('when-entered')))).toContain(sampleFact('when-entered').answer);
    await runCommand(mo, 'incident', { incident: sampleKnowledge.incident.id, channel: channelId });
    expect(await answerText(bot, 'when-entered')).toContain(sampleFact('when-entered').answer);
    expect(visibleTextOf(await runCommand(mo, 'settings'))).not.toContain('Incident of a channel');
  });

  test('can give up the server’s own incident for which the operator has no file', async () => {
    const { mo, ann } = await startBot();
    const mine = editSample((file) => file.setIn(['incident', 'id'], 'mine'));
    await press(mo, await upload(mo, mine), 'Publish');
    await runCommand(mo, 'incident', { incident: 'mine' });
    const [choice] = await mo.autocomplete('knowledge', 'revision', '', {}, { subcommand: 'rollback' });
    expect(choice?.name).toContain('Stop answering about this incident');
    const sure = await press(mo, await runCommand(mo, 'rollback', { revision: '0' }), 'Publish');
    await press(mo, sure, labelsOf(sure)[0] ?? '');
    expect((await ann.autocomplete('ask', 'incident', '')).map(({ value }) => value)).toEqual([
      sampleKnowledge.incident.id,
    ]);
  });

  test.for(['settings', 'announce'])(
    'who uses /knowledge %s gets an answer before Discord has registered any commands',
    async (subcommand) => {
      const { mo, exchanges, channelId } = await startBot();
      const before = exchanges.length;
      await runCommand(
        mo,
        subcommand,
        subcommand === 'settings' ? { 'log-channel': channelId } : { channel: channelId },
      );
      expect(exchanges.slice(before).filter(({ path }) => path.includes('/commands'))).toEqual([]);
    },
  );
});

test('A reload for all servers shows its moderator’s name only on that moderator’s server', async () => {
  const bot = await startBot();
  await bot.replaceKnowledge(parseOrThrow(entered));
  const max = bot.discord.user('moderator', 'Max').inChannel(bot.otherChannelId);
  for (const words of [await runCommand(max, 'log'), await runCommand(max, 'history')]) {
    expect(visibleTextOf(words)).toContain('folder 2');
    expect(words.content).not.toContain('<@');
  }
});

test('A slow registration of commands in one server does not delay withholding in another', async () => {
  const bot = await startBot();
  const moderation = bot.moderation();
  moderation.activeKnowledge.onChange((server) => (server === first ? new Promise(() => {}) : Promise.resolve(true)));
  const [first = '', second = ''] = bot.discord.servers.map(({ id }) => id);
  const withhold = (server: string) =>
    moderation.changes.withhold({ serverId: server, channelId: '1', userId: '2' }, 'where', 'an order');
  void withhold(first);
  await withhold(second);
  const isWhereWithheld = async (serverId: string) =>
    (await moderation.activeKnowledge.forIncident(serverId, sampleKnowledge.incident.id))?.withheldFacts.has('where');
  expect(await isWhereWithheld(first)).toBe(true);
  expect(await isWhereWithheld(second)).toBe(true);
});

test('A thread uses the incident of its channel', async () => {
  const { moderation, discord, mo, channelId } = await startBot();
  const mill = editSample((file) => file.setIn(['incident', 'id'], 'mill'));
  await press(mo, await upload(mo, mill), 'Publish');
  await runCommand(mo, 'incident', { incident: 'mill', channel: channelId });
  const thread = { serverId: discord.servers[0]?.id, channelId: '1', parentChannelId: channelId };
  expect(moderation().activeKnowledge.incidentAt(thread)).toBe('mill');
});
