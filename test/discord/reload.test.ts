import { describe, expect, test } from 'vitest';
import type { VisibleMessage } from '../../src/emulator/emulator.ts';
import { coverageOf } from '../../src/knowledge/difference.ts';
import { type BotRoom, type BotRoomOptions, openBotRoom, replyOf, wordsOf } from './bot-room.ts';
import { brief, briefFact, edited, openScratchFolder, pathTo, type ScratchFolder } from './brief-knowledge.ts';
import { briefText } from './brief-text.ts';

type ReloadRoom = BotRoom & {
  readonly folder: ScratchFolder;
  /** What a moderator is told who reloads. */
  reload(): Promise<VisibleMessage>;
};

/** A room whose bot answers from a folder of its own, which holds a copy of the brief file. */
async function openReloadRoom(options: BotRoomOptions = {}): Promise<ReloadRoom> {
  const folder = await openScratchFolder(briefText);
  const room = await openBotRoom({ ...options, folder });
  const reload = async () => {
    const outcome = await room.mo.runCommand('knowledge', {}, { subcommand: 'reload' });
    expect(outcome.status).toBe('deferred');
    return replyOf(await outcome.settled());
  };
  return { ...room, folder, reload };
}

const renamed = edited((file) => {
  file.setIn(pathTo('when-entered', 'answer'), 'Officers entered around 2pm.');
  file.setIn(pathTo('where', 'command', 'name'), 'what-place');
  file.deleteIn(pathTo('how-rare'));
});

const broken = edited((file) => {
  file.setIn(pathTo('when-entered', 'answer'), 'Officers entered around 3pm.');
  file.setIn(pathTo('where', 'said-by'), 'nobody-known');
  file.setIn(pathTo('how-rare', 'quotes'), ['These words are nowhere in the article.']);
});

function commandNames({ discord }: BotRoom): string[][] {
  return discord.servers.map(({ id }) => discord.commands(id).map(({ name }) => name));
}

function writes({ exchanges }: BotRoom): number {
  return exchanges.filter(({ method }) => method === 'PUT').length;
}

describe('A reload of a good file', () => {
  test('puts it in force, and privately tells the moderator what has changed', async () => {
    const room = await openReloadRoom();
    await room.folder.write(renamed);
    const report = await room.reload();
    const words = wordsOf(report);
    const { cited, sentences } = coverageOf(brief);
    expect(report.isEphemeral).toBe(true);
    expect(words).toContain('Reloaded; this is in force now.');
    expect(words).toContain('Facts: 1 changed, none added, 1 removed');
    expect(words).toMatch(/~~Officers entered at around 2pm, after .*~~\n *- Officers entered around 2pm\./);
    expect(words).toContain(`Removed: ${briefFact('how-rare').question}`);
    expect(words).toContain(`Sentences cited: ${cited} of ${sentences} → ${cited - 1} of ${sentences}`);
    expect(words).toContain(`Now: ${brief.facts.length - 1} facts`);
    const answer = replyOf(await room.ann.runCommand('when-entered'));
    expect(wordsOf(answer)).toMatch(/^Officers entered around 2pm\.\n/);
    expect(room.ann.messages().map(({ id }) => id)).toEqual([answer.id]);
  });

  test('registers the changed commands on every server, and the general ones not again', async () => {
    const room = await openReloadRoom();
    const before = writes(room);
    await room.folder.write(renamed);
    await room.reload();
    for (const names of commandNames(room)) {
      expect(names).toContain('what-place');
      expect(names).not.toContain('where');
      expect(names).not.toContain('how-rare');
    }
    expect(writes(room) - before).toBe(room.discord.servers.length);
    expect(wordsOf(replyOf(await room.ann.runCommand('what-place')))).toContain(briefFact('where').answer);
  });

  test('in which nothing has changed says so and writes no commands', async () => {
    const room = await openReloadRoom();
    const before = writes(room);
    expect(wordsOf(await room.reload())).toContain('Reloaded; no fact has changed.');
    expect(writes(room)).toBe(before);
  });

  test('that Discord takes no commands of is in force all the same, and the moderator hears of it', async () => {
    const room = await openReloadRoom({ expectsErrors: true });
    await room.folder.write(renamed);
    room.discord.failNext({ method: 'PUT', path: /\/commands$/ }, { status: 403, times: 2 });
    const words = wordsOf(await room.reload());
    expect(words).toContain('this is in force now');
    expect(words).toContain('Discord did not take the changed slash commands');
    const old = replyOf(await room.ann.runCommand('where'));
    expect(wordsOf(old)).toContain('This command has been renamed or removed.');
    expect(old.isEphemeral).toBe(true);
    expect(wordsOf(await room.reload())).not.toContain('did not take');
    expect(wordsOf(replyOf(await room.ann.runCommand('what-place')))).toContain('Walthamstow');
  });
});

describe('A reload of a broken file', () => {
  test('changes nothing, and privately lists every problem with file and line', async () => {
    const room = await openReloadRoom();
    const before = writes(room);
    await room.folder.write(broken);
    const report = await room.reload();
    const words = wordsOf(report);
    expect(report.isEphemeral).toBe(true);
    expect(words).toContain('Refused: what was in force stays in force.');
    const problems = words.split('\n').filter((line) => /- incident\.yaml:\d+:\d+ /.test(line));
    const places = ['nobody-known', '3pm', 'nowhere in the article'].map((part) =>
      problems.findIndex((line) => line.includes(part)),
    );
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(wordsOf(replyOf(await room.ann.runCommand('when-entered')))).toContain(briefFact('when-entered').answer);
    expect(replyOf(await room.ann.runCommand('how-rare')).content).not.toBe('');
    expect(writes(room)).toBe(before);
  });

  test('with more problems than a message holds lists them all in a file', async () => {
    const room = await openReloadRoom();
    const nonsense = `These words are nowhere, ${'nor are these, '.repeat(15)}in the article.`;
    await room.folder.write(
      edited((file) => {
        for (const { id } of brief.facts) file.setIn(pathTo(id, 'quotes'), [nonsense]);
      }),
    );
    const report = await room.reload();
    const [file] = report.attachments;
    const lines = (await (await fetch(file?.url ?? '')).text()).trim().split('\n');
    for (const [index, { id }] of brief.facts.entries()) expect(lines[index]).toContain(`“${id}”`);
    expect(wordsOf(report)).toContain(`${lines.length} problems:`);
    expect(wordsOf(report)).toContain('problems.txt');
    expect(report.isEphemeral).toBe(true);
  });

  test.for([
    ['is no YAML', 'facts: [\n', 'not valid YAML'],
    ['is empty', '', 'incident.yaml'],
    ['is of another incident', edited((file) => file.setIn(['incident', 'id'], 'elsewhere')), 'is INCIDENT right?'],
  ])('that %s changes nothing either, and a good one afterwards is taken', async ([, text = '', seen]) => {
    const room = await openReloadRoom();
    await room.folder.write(text);
    expect(wordsOf(await room.reload())).toContain(seen);
    expect(wordsOf(replyOf(await room.ann.runCommand('when-entered')))).toContain(briefFact('when-entered').answer);
    await room.folder.write(renamed);
    expect(wordsOf(await room.reload())).toContain('this is in force now');
  });
});
