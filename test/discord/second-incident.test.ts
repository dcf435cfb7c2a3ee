import { describe, expect, test } from 'vitest';
import { buttonsIn } from '../../src/emulator/terminal/render.ts';
import { editSample, factPath } from './sample-knowledge.ts';
import { labelsOf, pressProblem, replyOf, startBot, type TestBot, visibleTextOf } from './start-bot.ts';

const secondIncidentFile = editSample((file) => {
  file.setIn(['incident', 'id'], 'mill-fire');
  file.setIn(['incident', 'title'], 'Fire at the mill');
  file.setIn(factPath('when-entered', 'question'), 'When did officers enter the mill?');
});

/** A server with a second incident, whose entries have the same ids as those of the first. */
async function startBotWithTwoIncidents(): Promise<TestBot> {
  const bot = await startBot();
  const file = { name: 'mill.yaml', data: secondIncidentFile };
  const preview = replyOf(await (await bot.mo.runCommand('knowledge', { file }, { subcommand: 'upload' })).settled());
  await (await bot.mo.pressButton(preview.id, 'Publish')).settled();
  return bot;
}

describe('Publishing an incident that the channel does not answer about', () => {
  const upload = async ({ mo }: TestBot) => {
    const file = { name: 'mill.yaml', data: secondIncidentFile };
    const preview = replyOf(await (await mo.runCommand('knowledge', { file }, { subcommand: 'upload' })).settled());
    const published = replyOf(await (await mo.pressButton(preview.id, 'Publish')).settled());
    return { preview, published };
  };
  const millQuestion = 'When did officers enter the mill?';

  test('says what each place answers about, and asks whether to change it', async () => {
    const bot = await startBot();
    const { preview, published } = await upload(bot);
    expect(visibleTextOf(preview)).toContain('are answered about: Police shooting in Walthamstow');
    expect(visibleTextOf(published)).toContain('This server still answers about: Police shooting in Walthamstow');
    expect(labelsOf(published)).toEqual(['Yes, on this server', 'Yes, in this channel']);
  });

  test('the button changes the incident of the server', async () => {
    const bot = await startBot();
    const { published } = await upload(bot);
    await (await bot.mo.pressButton(published.id, 'Yes, on this server')).settled();
    const suggestions = await bot.ann.autocomplete('ask', 'question', 'when did officers enter');
    expect(suggestions[0]?.name).toBe(millQuestion);
  });

  test('the other button changes the incident of the channel only', async () => {
    const bot = await startBot();
    const { published } = await upload(bot);
    const reply = await (await bot.mo.pressButton(published.id, 'Yes, in this channel')).settled();
    expect(visibleTextOf(replyOf(reply))).toMatch(
      /Incident: Police shooting.*\n.*Incident in a channel: Fire at the mill/,
    );
  });

  test('with the incident of the channel, nothing is asked', async () => {
    const bot = await startBot();
    await (await bot.mo.pressButton((await upload(bot)).published.id, 'Yes, on this server')).settled();
    const file = { name: 'mill.yaml', data: `${secondIncidentFile}\n# more\n` };
    const preview = replyOf(await (await bot.mo.runCommand('knowledge', { file }, { subcommand: 'upload' })).settled());
    const published = replyOf(await (await bot.mo.pressButton(preview.id, 'Publish')).settled());
    expect(labelsOf(published)).toEqual([]);
    expect(visibleTextOf(published).split('\n')).toHaveLength(3);
  });
});

describe('/ask about another incident than the server’s', () => {
  test('is answered about that incident, and so are the buttons under the answer', async () => {
    const { ann } = await startBotWithTwoIncidents();
    const answer = replyOf(await ann.runCommand('ask', { question: 'Which hospital?', incident: 'mill-fire' }));
    expect(visibleTextOf(answer)).toContain('The article does not say.');
    const offer = replyOf(await pressProblem(ann, answer.id, 'Not what I asked'));
    expect(buttonsIn(offer).length).toBeGreaterThan(0);
    expect(buttonsIn(offer).filter(({ customId }) => !customId.endsWith('@mill-fire'))).toEqual([]);
  });

  test('suggests the incidents, and then the questions of the chosen one', async () => {
    const { ann } = await startBotWithTwoIncidents();
    expect(await ann.autocomplete('ask', 'incident', 'mil', { question: 'x' })).toEqual([
      { name: 'Fire at the mill', value: 'mill-fire' },
    ]);
    const offered = await ann.autocomplete('ask', 'question', 'when did officers enter', { incident: 'mill-fire' });
    expect(offered[0]?.name).toBe('When did officers enter the mill?');
  });

  test('counts its votes for that incident, also after a restart', async () => {
    const bot = await startBotWithTwoIncidents();
    const answer = replyOf(await bot.ann.runCommand('ask', { question: 'Which hospital?', incident: 'mill-fire' }));
    await bot.restart();
    await bot.ann.pressButton(answer.id, 'Helpful');
    const counts = (incident: string) =>
      bot.store.votes.counts(bot.discord.servers[0]?.id ?? '', incident, new Date(0));
    expect(await counts('mill-fire')).toMatchObject([{ kind: 'helpful', count: 1 }]);
    expect(await counts('walthamstow-shooting')).toEqual([]);
  });

  test('explains that there is no such incident, or none on this server', async () => {
    const { ann, discord, otherChannelId } = await startBotWithTwoIncidents();
    for (const person of [ann, discord.user('member', 'Bea').inChannel(otherChannelId)]) {
      const incident = person === ann ? 'cookery' : 'mill-fire';
      const notice = replyOf(await person.runCommand('ask', { question: 'Who?', incident }));
      expect(notice.isEphemeral).toBe(true);
      expect(visibleTextOf(notice)).toContain('no such incident');
    }
  });
});
