import { describe, expect, test } from 'vitest';
import { buttonsIn } from '../../src/emulator/terminal/render.ts';
import { editSample, factPath } from './sample-knowledge.ts';
import { replyOf, startBot, type TestBot, visibleTextOf } from './start-bot.ts';

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

describe('/ask about another incident than the server’s', () => {
  test('is answered about that incident, and so are the buttons under the answer', async () => {
    const { ann } = await startBotWithTwoIncidents();
    const answer = replyOf(await ann.runCommand('ask', { question: 'Which hospital?', incident: 'mill-fire' }));
    expect(visibleTextOf(answer)).toContain('The article does not say.');
    const offer = replyOf(await ann.pressButton(answer.id, 'Not what I asked'));
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
