import { describe, expect, test } from 'vitest';
import type { VisibleMessage } from '../../src/emulator/emulator.ts';
import {
  createScratchFolder,
  editSample,
  factPath,
  type ScratchFolder,
  sampleFact,
  sampleKnowledge,
} from './sample-knowledge.ts';
import { sampleText } from './sample-text.ts';
import { replyOf, startBot, type TestBot, type TestBotOptions, visibleTextOf } from './start-bot.ts';

type ReloadBot = TestBot & {
  readonly folder: ScratchFolder;
  /** The reply to a moderator who reloads. */
  reload(): Promise<VisibleMessage>;
};

/** A bot with a knowledge folder of its own, which contains the sample file. */
async function startReloadBot(options: TestBotOptions = {}): Promise<ReloadBot> {
  const folder = await createScratchFolder(sampleText);
  const bot = await startBot({ ...options, folder });
  const reload = async () => {
    const outcome = await bot.mo.runCommand('knowledge', {}, { subcommand: 'reload' });
    expect(outcome.status).toBe('deferred');
    return replyOf(await outcome.settled());
  };
  return { ...bot, folder, reload };
}

const renamed = editSample((file) => {
  file.setIn(factPath('when-entered', 'answer'), 'Officers entered around 2pm.');
  file.setIn(factPath('where', 'command', 'name'), 'what-place');
  file.deleteIn(factPath('is-it-safe'));
});

const broken = editSample((file) => {
  file.setIn(factPath('when-entered', 'answer'), 'Officers entered around 3pm.');
  file.setIn(factPath('where', 'said-by'), 'nobody-known');
  file.setIn(factPath('is-it-safe', 'quotes'), ['These words are nowhere in the article.']);
});

function commandNames({ discord }: TestBot): string[][] {
  return discord.servers.map(({ id }) => discord.commands(id).map(({ name }) => name));
}

function writes({ exchanges }: TestBot): number {
  return exchanges.filter(({ method }) => method === 'PUT').length;
}

describe('A reload of a valid file', () => {
  test('publishes it, and privately shows the moderator the changes', async () => {
    const bot = await startReloadBot();
    await bot.folder.write(renamed);
    const report = await bot.reload();
    const words = visibleTextOf(report);
    expect(report.isEphemeral).toBe(true);
    expect(words).toContain('Reloaded: this version is now active.');
    expect(words).toContain('Facts: 1 changed, none added, 1 removed');
    expect(words).toMatch(/~~Officers entered at around 2pm, after .*~~\n *- Officers entered around 2pm\./);
    expect(words).toContain(`Removed: ${sampleFact('is-it-safe').question}`);
    const answer = replyOf(await bot.ann.runCommand('when-entered'));
    expect(visibleTextOf(answer)).toMatch(/^Officers entered around 2pm\.\n/);
    expect(bot.ann.messages().map(({ id }) => id)).toEqual([answer.id]);
  });

  test('registers the changed commands on every server, and not the general ones', async () => {
    const bot = await startReloadBot();
    const before = writes(bot);
    await bot.folder.write(renamed);
    await bot.reload();
    for (const names of commandNames(bot)) {
      expect(names).toContain('what-place');
      expect(names).not.toContain('where');
      expect(names).not.toContain('is-it-safe');
    }
    expect(writes(bot) - before).toBe(bot.discord.servers.length);
    expect(visibleTextOf(replyOf(await bot.ann.runCommand('what-place')))).toContain(sampleFact('where').answer);
  });

  test('without changes says so and writes no commands', async () => {
    const bot = await startReloadBot();
    const before = writes(bot);
    expect(visibleTextOf(await bot.reload())).toContain('Reloaded; no fact has changed.');
    expect(writes(bot)).toBe(before);
  });

  test('whose commands Discord refuses is still published, with a warning for the moderator', async () => {
    const bot = await startReloadBot({ expectsErrors: true });
    await bot.folder.write(renamed);
    bot.discord.failNext({ method: 'PUT', path: /\/commands$/ }, { status: 403, times: 2 });
    const words = visibleTextOf(await bot.reload());
    expect(words).toContain('this version is now active');
    expect(words).toContain('Discord did not accept the changed slash commands');
    const old = replyOf(await bot.ann.runCommand('where'));
    expect(visibleTextOf(old)).toContain('This command has been renamed or removed.');
    expect(old.isEphemeral).toBe(true);
    expect(visibleTextOf(await bot.reload())).not.toContain('did not take');
    expect(visibleTextOf(replyOf(await bot.ann.runCommand('what-place')))).toContain('Walthamstow');
  });
});

describe('A reload of an invalid file', () => {
  test('changes nothing, and privately lists every problem with file and line', async () => {
    const bot = await startReloadBot();
    const before = writes(bot);
    await bot.folder.write(broken);
    const report = await bot.reload();
    const words = visibleTextOf(report);
    expect(report.isEphemeral).toBe(true);
    expect(words).toContain('Refused: the active version stays unchanged.');
    const problems = words.split('\n').filter((line) => /- incident\.yaml:\d+:\d+ /.test(line));
    const places = ['nobody-known', '3pm', 'nowhere in the article'].map((part) =>
      problems.findIndex((line) => line.includes(part)),
    );
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(visibleTextOf(replyOf(await bot.ann.runCommand('when-entered')))).toContain(
      sampleFact('when-entered').answer,
    );
    expect(replyOf(await bot.ann.runCommand('is-it-safe')).content).not.toBe('');
    expect(writes(bot)).toBe(before);
  });

  test('with more problems than fit into a message lists them all in a file', async () => {
    const bot = await startReloadBot();
    const nonsense = `These words are nowhere, ${'nor are these, '.repeat(15)}in the article.`;
    await bot.folder.write(
      editSample((file) => {
        for (const { id } of sampleKnowledge.facts) file.setIn(factPath(id, 'quotes'), [nonsense]);
      }),
    );
    const report = await bot.reload();
    const [file] = report.attachments;
    const lines = (await (await fetch(file?.url ?? '')).text()).trim().split('\n');
    for (const [index, { id }] of sampleKnowledge.facts.entries()) expect(lines[index]).toContain(`“${id}”`);
    expect(visibleTextOf(report)).toContain(`${lines.length} problems:`);
    expect(visibleTextOf(report)).toContain('problems.txt');
    expect(report.isEphemeral).toBe(true);
  });

  test.for([
    ['is no YAML', 'facts: [\n', 'not valid YAML'],
    ['is empty', '', 'incident.yaml'],
    ['is of another incident', editSample((file) => file.setIn(['incident', 'id'], 'elsewhere')), 'Check INCIDENT.'],
  ])('that %s changes nothing either, and a valid file is accepted afterwards', async ([, text = '', seen]) => {
    const bot = await startReloadBot();
    await bot.folder.write(text);
    expect(visibleTextOf(await bot.reload())).toContain(seen);
    expect(visibleTextOf(replyOf(await bot.ann.runCommand('when-entered')))).toContain(
      sampleFact('when-entered').answer,
    );
    await bot.folder.write(renamed);
    expect(visibleTextOf(await bot.reload())).toContain('this version is now active');
  });
});
