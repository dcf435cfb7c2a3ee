import { describe, expect, test } from 'vitest';
import { buttonsIn } from '../../src/emulator/terminal/message-text.ts';
import { type BotRoom, openBotRoom, replyOf, wordsOf } from './bot-room.ts';
import { edited, pathTo } from './brief-knowledge.ts';

const millFile = edited((file) => {
  file.setIn(['incident', 'id'], 'mill-fire');
  file.setIn(['incident', 'title'], 'Fire at the mill');
  file.setIn(pathTo('when-entered', 'question'), 'When did officers enter the mill?');
});

/** A server that has a second incident, whose entries have the ids of the first. */
async function openTwoIncidents(): Promise<BotRoom> {
  const room = await openBotRoom();
  const file = { name: 'mill.yaml', data: millFile };
  const preview = replyOf(await (await room.mo.runCommand('knowledge', { file }, { subcommand: 'upload' })).settled());
  await (await room.mo.pressButton(preview.id, 'Put in force')).settled();
  return room;
}

describe('/ask about another incident than the one followed', () => {
  test('is answered about that one, and so are the buttons under the answer', async () => {
    const { ann } = await openTwoIncidents();
    const answer = replyOf(await ann.runCommand('ask', { question: 'Which hospital?', incident: 'mill-fire' }));
    expect(wordsOf(answer)).toContain('The article does not say.');
    const offer = replyOf(await ann.pressButton(answer.id, 'Not what I asked'));
    expect(buttonsIn(offer).length).toBeGreaterThan(0);
    expect(buttonsIn(offer).filter(({ customId }) => !customId.endsWith('@mill-fire'))).toEqual([]);
  });

  test('offers the incidents there are while somebody types, and then the questions of the one that is chosen', async () => {
    const { ann } = await openTwoIncidents();
    expect(await ann.autocomplete('ask', 'incident', 'mil', { question: 'x' })).toEqual([
      { name: 'Fire at the mill', value: 'mill-fire' },
    ]);
    const offered = await ann.autocomplete('ask', 'question', 'when did officers enter', { incident: 'mill-fire' });
    expect(offered[0]?.name).toBe('When did officers enter the mill?');
  });

  test('has its votes counted for that one, also after a restart', async () => {
    const room = await openTwoIncidents();
    const answer = replyOf(await room.ann.runCommand('ask', { question: 'Which hospital?', incident: 'mill-fire' }));
    await room.restart();
    await room.ann.pressButton(answer.id, 'Helpful');
    const counts = (incident: string) =>
      room.store.votes.counts(room.discord.servers[0]?.id ?? '', incident, new Date(0));
    expect(await counts('mill-fire')).toMatchObject([{ kind: 'helpful', count: 1 }]);
    expect(await counts('walthamstow-shooting')).toEqual([]);
  });

  test('is told kindly where there is no such incident, or none on this server', async () => {
    const { ann, discord, elsewhere } = await openTwoIncidents();
    for (const person of [ann, discord.user('member', 'Bea').inChannel(elsewhere)]) {
      const incident = person === ann ? 'cookery' : 'mill-fire';
      const notice = replyOf(await person.runCommand('ask', { question: 'Who?', incident }));
      expect(notice.isEphemeral).toBe(true);
      expect(wordsOf(notice)).toContain('no such incident');
    }
  });
});
