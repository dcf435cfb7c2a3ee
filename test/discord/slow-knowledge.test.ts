import { expect, test } from 'vitest';
import type { Moderation } from '../../src/moderation/moderation.ts';
import { skipDelays } from './skip-delays.ts';
import { replyOf, startBot, visibleTextOf } from './start-bot.ts';

/** The time after which the bot acknowledges an interaction without an answer, in ms. */
const acknowledgementDelayMs = 1500;

/** Delays the loading of knowledge until the returned function is called. */
function delayKnowledge({ activeKnowledge }: Moderation) {
  const { promise: loaded, resolve: load } = Promise.withResolvers<void>();
  const { forChannel } = activeKnowledge;
  activeKnowledge.forChannel = async (location) => {
    await loaded;
    return forChannel(location);
  };
  return load;
}

test('While knowledge is loaded, interactions are acknowledged in time and answered afterwards', async () => {
  const { moderation, ann, mo, discord, channelId, nextAnswerTo } = await startBot();
  const { activeKnowledge, gaps, feedback } = moderation();
  const serverId = discord.servers[0]?.id ?? '';
  const snapshot = await activeKnowledge.forChannel({ serverId, channelId });
  await feedback.recordAnswer({
    ...{ location: { serverId, channelId }, snapshot, question: 'what about the zebra' },
    ...{ reply: snapshot.answerer.answer('what about the zebra'), publicMessageId: undefined },
    log: { error: (details) => expect(details).toBeUndefined() },
  });
  expect((await gaps.listGroups({ serverId, channelId, userId: '1' }, 1)).kind).toBe('gaps');
  const list = replyOf(await (await mo.runCommand('knowledge', {}, { subcommand: 'gaps' })).settled());
  const group = await (await mo.pressButton(list.id, '1')).settled();
  const answered = replyOf(await ann.runCommand('when-entered'));

  const restoreDelays = skipDelays(acknowledgementDelayMs);
  const load = delayKnowledge(moderation());
  const mention = nextAnswerTo(ann.sendMessage(`<@${discord.applicationId}> when did police enter?`));
  const [asked, byCommand, privately, context, modal, suggestions] = await Promise.all([
    ann.runCommand('ask', { question: 'when did police enter' }),
    ann.runCommand('when-entered'),
    ann.runCommand('ask', { question: 'when did police enter', private: true }),
    ann.pressButton(answered.id, 'In context'),
    mo.pressButton(replyOf(group).id, 'Draft a fact'),
    ann.autocomplete('ask', 'question', 'when'),
  ]);
  expect([asked, byCommand, privately, context].map(({ status }) => status)).toEqual(Array(4).fill('deferred'));
  expect(visibleTextOf(replyOf(modal))).toContain('is being loaded');
  expect(suggestions).toEqual([]);
  restoreDelays();
  load();
  for (const result of [asked, byCommand, privately])
    expect(visibleTextOf(replyOf(await result.settled()))).toContain('Officers entered');
  expect([asked, byCommand, privately].map((result) => replyOf(result).isEphemeral)).toEqual([false, false, true]);
  expect(replyOf(await context.settled()).isEphemeral).toBe(true);
  expect(visibleTextOf(await mention)).toContain('Officers entered');
  expect((await mo.pressButton(replyOf(group).id, 'Draft a fact')).status).toBe('modal');
});
