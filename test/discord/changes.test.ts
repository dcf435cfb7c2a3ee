import { describe, expect, test } from 'vitest';
import type { ChannelClient, VisibleMessage } from '../../src/emulator/emulator.ts';
import { type BotRoom, labelsOf, openBotRoom, replyOf, wordsOf } from './bot-room.ts';
import { brief, briefFact, edited, openScratchFolder, pathTo } from './brief-knowledge.ts';
import { briefText } from './brief-text.ts';
import { knowledgeOf } from './knowledge-of.ts';

type Options = Parameters<ChannelClient['runCommand']>[1];

async function use(seat: ChannelClient, subcommand: string, options: Options = {}): Promise<VisibleMessage> {
  return replyOf(await (await seat.runCommand('knowledge', options, { subcommand })).settled());
}

async function press(seat: ChannelClient, { id }: VisibleMessage, label: string): Promise<VisibleMessage> {
  return replyOf(await (await seat.pressButton(id, label)).settled());
}

const answerOf = (id: string, answer: string) => edited((file) => file.setIn(pathTo(id, 'answer'), answer));
const entered = answerOf('when-entered', 'Officers entered around 2pm.');
const where = answerOf('where', 'In Walthamstow.');
/** Most facts are missing. */
const cut = edited((file) => file.setIn(['facts'], file.toJS().facts.slice(0, 4)));
/** As many facts and sentences, and none of them the same. */
const another = briefText.replaceAll('fficers', 'fficials');

function upload(seat: ChannelClient, text: string): Promise<VisibleMessage> {
  return use(seat, 'upload', { file: { name: 'incident.yaml', data: text }, note: 'a note' });
}

async function answered({ ann }: BotRoom, command: string): Promise<string> {
  return wordsOf(replyOf(await ann.runCommand(command)));
}

describe('A file that is uploaded', () => {
  test('changes nothing before it is put in force, and then this server alone', async () => {
    const room = await openBotRoom();
    const preview = await upload(room.mo, entered);
    expect(preview.isEphemeral).toBe(true);
    expect(labelsOf(preview)).toEqual(['Put in force', 'Discard']);
    expect(await answered(room, 'when-entered')).toContain(briefFact('when-entered').answer);
    await press(room.mo, preview, 'Put in force');
    expect(await answered(room, 'when-entered')).toMatch(/^Officers entered around 2pm\.\n/);
    const elsewhere = room.discord.user('member', 'Ann').inChannel(room.elsewhere);
    expect(wordsOf(replyOf(await elsewhere.runCommand('when-entered')))).toContain(briefFact('when-entered').answer);
  });

  test('is in force after a restart too', async () => {
    const room = await openBotRoom();
    await press(room.mo, await upload(room.mo, entered), 'Put in force');
    await room.restart();
    expect(await answered(room, 'when-entered')).toMatch(/^Officers entered around 2pm\.\n/);
  });

  test('is gone when it is discarded, or after a quarter of an hour', async () => {
    const room = await openBotRoom();
    const first = await upload(room.mo, entered);
    expect(wordsOf(await press(room.mo, first, 'Discard'))).toContain('Nothing has changed');
    const second = await upload(room.mo, entered);
    room.pass(16);
    expect(wordsOf(await press(room.mo, second, 'Put in force'))).toContain('ended');
    expect(await answered(room, 'when-entered')).toContain(briefFact('when-entered').answer);
  });

  test.for([
    ['loses more than a fifth of the facts', cut],
    ['has other sentences in place of the old ones', another],
  ])('and that %s takes a second press', async ([, text = '']) => {
    const room = await openBotRoom();
    const preview = await upload(room.mo, text);
    expect(wordsOf(preview)).toContain('More than a fifth');
    const sure = await press(room.mo, preview, 'Put in force');
    expect(wordsOf(sure)).toContain('Are you sure?');
    expect(await answered(room, 'where')).toContain(briefFact('where').answer);
    const [yes = ''] = labelsOf(sure);
    expect(wordsOf(await press(room.mo, sure, yes))).toContain('in force now');
  });

  test('that is in force already says so', async () => {
    const { mo } = await openBotRoom({ folder: await openScratchFolder() });
    expect(wordsOf(await upload(mo, briefText))).toContain('in force already');
  });
});

describe('Of two moderators at once', () => {
  test('the second is shown what has changed meanwhile, and loses nothing', async () => {
    const room = await openBotRoom();
    const max = room.discord.user('moderator', 'Max').inChannel(room.general);
    const [one, two] = [await upload(room.mo, entered), await upload(max, where)];
    await press(room.mo, one, 'Put in force');
    const moved = await press(max, two, 'Put in force');
    expect(wordsOf(moved)).toContain('Somebody else has changed the knowledge in the meantime');
    expect(wordsOf(moved)).toContain('Officers entered around 2pm.');
    expect(await answered(room, 'where')).toContain(briefFact('where').answer);
    await press(max, moved, 'Put in force');
    expect(await answered(room, 'where')).toMatch(/^In Walthamstow\.\n/);
  });

  test('one who goes back to the operator’s files gets those that are there by then', async () => {
    const room = await openBotRoom();
    await press(room.mo, await upload(room.mo, entered), 'Put in force');
    const back = await use(room.mo, 'rollback', { revision: '0' });
    const told = replyOf(await room.ann.runCommand('where'));
    await room.replace(knowledgeOf(where));
    const moved = await press(room.mo, back, 'Put in force');
    expect(wordsOf(moved)).toContain('Somebody else has changed the knowledge in the meantime');
    await press(room.mo, moved, 'Put in force');
    expect(await answered(room, 'where')).toMatch(/^In Walthamstow\.\n/);
    const now = () => room.ann.messages().find(({ id }) => id === told.id)?.content ?? '';
    await expect.poll(now).toContain('In Walthamstow.');
  });
});

describe('A moderator', () => {
  test('goes back to an earlier revision, after seeing what that changes', async () => {
    const room = await openBotRoom({ folder: await openScratchFolder() });
    await press(room.mo, await upload(room.mo, entered), 'Put in force');
    const choices = await room.mo.autocomplete('knowledge', 'revision', 'folder', {}, { subcommand: 'rollback' });
    const earlier = choices.find(({ name }) => name.startsWith('folder 1'));
    const preview = await use(room.mo, 'rollback', { revision: String(earlier?.value) });
    expect(wordsOf(preview)).toContain(`- ${briefFact('when-entered').answer}`);
    await press(room.mo, preview, 'Put in force');
    expect(await answered(room, 'when-entered')).toContain(briefFact('when-entered').answer);
    const history = wordsOf(await use(room.mo, 'history'));
    expect(history).toMatch(/Revision 2, in force .* rollback/);
    expect(history).toMatch(/Revision 1 · .* upload · .* “a note” · <@\d+>/);
    expect(history).toMatch(/Revision folder 1 · .* folder/);
  });

  test('names an earlier revision as the history does, whatever else has the same number', async () => {
    const room = await openBotRoom({ folder: await openScratchFolder() });
    for (const text of [entered, edited((file) => file.setIn(['incident', 'summary'], 'Another one.'))])
      await press(room.mo, await upload(room.mo, text), 'Put in force');
    const first = await use(room.mo, 'rollback', { revision: '1' });
    await press(room.mo, first, 'Put in force');
    expect(await answered(room, 'when-entered')).not.toContain(briefFact('when-entered').answer);
    const operators = await use(room.mo, 'rollback', { revision: 'Revision folder 1' });
    await press(room.mo, operators, 'Put in force');
    expect(await answered(room, 'when-entered')).toContain(briefFact('when-entered').answer);
    const history = wordsOf(await use(room.mo, 'history'));
    for (const name of ['1', 'folder 1']) expect(history).toContain(`“Back to revision ${name}”`);
  });

  test('downloads the file in force, byte for byte', async () => {
    const { mo } = await openBotRoom();
    const text = `# A comment that stays\r\n${entered}`;
    await press(mo, await upload(mo, text), 'Put in force');
    const [file] = (await use(mo, 'download')).attachments;
    expect(file?.filename).toBe(`${brief.incident.id}.yaml`);
    expect(await (await fetch(file?.url ?? '')).text()).toBe(text);
  });

  test('sees all that is known of a fact, and why a question gets its outcome', async () => {
    const { mo, ann } = await openBotRoom();
    await ann.runCommand('when-entered');
    const shown = wordsOf(await use(mo, 'show', { fact: 'when-entered' }));
    for (const part of [briefFact('when-entered').answer, 'sentence 5', '1 time']) expect(shown).toContain(part);
    const tried = wordsOf(await use(mo, 'test', { question: 'what time did they go in' }));
    expect(tried).toContain('(when-entered)');
    expect(tried).toContain('Probability');
  });

  test('who tries a question is told where people get something else than its fact', async () => {
    const { mo } = await openBotRoom();
    await use(mo, 'withhold', { fact: 'when-entered', reason: 'an order' });
    expect(wordsOf(await use(mo, 'test', { question: 'what time did they go in' }))).toContain('withheld here');
  });

  test('has another incident in one channel, and takes that back', async () => {
    const room = await openBotRoom();
    const { mo, discord, general } = room;
    const mill = edited((file) => {
      file.setIn(['incident', 'id'], 'mill');
      file.setIn(pathTo('when-entered', 'answer'), 'Officers entered around 2pm.');
    });
    await press(mo, await upload(mo, mill), 'Put in force');
    await use(mo, 'incident', { incident: 'mill', channel: general });
    expect(await answered(room, 'when-entered')).toMatch(/^Officers entered around 2pm\.\n/);
    const { id } = discord.addChannel(discord.servers[0]?.id ?? '', 'other');
    const other = discord.user('member', 'Ann').inChannel(id);
    expect(wordsOf(replyOf(await other.runCommand('when-entered')))).toContain(briefFact('when-entered').answer);
    await use(mo, 'incident', { incident: brief.incident.id, channel: general });
    expect(await answered(room, 'when-entered')).toContain(briefFact('when-entered').answer);
    expect(wordsOf(await use(mo, 'settings'))).not.toContain('Incident of a channel');
  });

  test('gives up an incident of the server’s own that the operator has no file of', async () => {
    const { mo, ann } = await openBotRoom();
    const mine = edited((file) => file.setIn(['incident', 'id'], 'mine'));
    await press(mo, await upload(mo, mine), 'Put in force');
    await use(mo, 'incident', { incident: 'mine' });
    const [choice] = await mo.autocomplete('knowledge', 'revision', '', {}, { subcommand: 'rollback' });
    expect(choice?.name).toContain('Give this incident up');
    const sure = await press(mo, await use(mo, 'rollback', { revision: '0' }), 'Put in force');
    await press(mo, sure, labelsOf(sure)[0] ?? '');
    expect((await ann.autocomplete('ask', 'incident', '')).map(({ value }) => value)).toEqual([brief.incident.id]);
  });

  test.for(['settings', 'follow'])(
    'who chooses with /knowledge %s is answered before Discord has taken any commands',
    async (subcommand) => {
      const { mo, exchanges, general } = await openBotRoom();
      const before = exchanges.length;
      await use(mo, subcommand, subcommand === 'settings' ? { 'log-channel': general } : { channel: general });
      expect(exchanges.slice(before).filter(({ path }) => path.includes('/commands'))).toEqual([]);
    },
  );
});

test('Who of one server has reloaded for all is named on that server alone', async () => {
  const room = await openBotRoom();
  await room.replace(knowledgeOf(entered));
  const max = room.discord.user('moderator', 'Max').inChannel(room.elsewhere);
  for (const words of [await use(max, 'log'), await use(max, 'history')]) {
    expect(wordsOf(words)).toContain('folder 2');
    expect(words.content).not.toContain('<@');
  }
});

test('Discord that takes its time with commands of one server keeps no other from withholding', async () => {
  const room = await openBotRoom();
  const moderation = room.moderation();
  moderation.desk.onChange((server) => (server === first ? new Promise(() => {}) : Promise.resolve(true)));
  const [first = '', second = ''] = room.discord.servers.map(({ id }) => id);
  const withhold = (server: string) =>
    moderation.changes.withhold({ server, channel: '1', person: '2' }, 'where', 'an order');
  void withhold(first);
  await withhold(second);
  expect(moderation.desk.of(first, brief.incident.id)?.withheld.has('where')).toBe(true);
  expect(moderation.desk.of(second, brief.incident.id)?.withheld.has('where')).toBe(true);
});

test('A thread follows what its channel follows', async () => {
  const { moderation, discord, mo, general } = await openBotRoom();
  const mill = edited((file) => file.setIn(['incident', 'id'], 'mill'));
  await press(mo, await upload(mo, mill), 'Put in force');
  await use(mo, 'incident', { incident: 'mill', channel: general });
  const thread = { server: discord.servers[0]?.id, channel: '1', parent: general };
  expect(moderation().desk.at(thread).knowledge.incident.id).toBe('mill');
});
