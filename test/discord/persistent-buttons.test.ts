import { MessageFlags } from 'discord.js';
import { describe, expect, test } from 'vitest';
import type { Entry, Knowledge, NotStated } from '../../src/knowledge/knowledge.ts';
import { sampleFact, sampleKnowledge } from './sample-knowledge.ts';
import { labelsOf, pressProblem, replyOf, shareBot, startBot, type TestBot, visibleTextOf } from './start-bot.ts';

const outdatedNotice =
  'My knowledge has changed since this message, and this part of it has been removed. Please ask again.';

const long: Knowledge = {
  ...sampleKnowledge,
  notStated: Array.from({ length: 50 }, (_, index) => ({ ...createNotStated(), id: `thing-${index}` })),
};

function createNotStated(): NotStated {
  const [first] = sampleKnowledge.notStated;
  if (!first) throw new Error('The brief knowledge has nothing that is not stated.');
  return first;
}

function withoutEntries(...questions: readonly string[]): Knowledge {
  const isLeft = ({ question }: Entry) => !questions.includes(question);
  return {
    ...sampleKnowledge,
    facts: sampleKnowledge.facts.filter(isLeft),
    notStated: sampleKnowledge.notStated.filter(isLeft),
  };
}

describe('After a restart', () => {
  test('the buttons of old answers still work', async () => {
    const bot = await startBot();
    const answer = replyOf(await bot.ann.runCommand('when-entered'));
    const offer = replyOf(await pressProblem(bot.ann, answer.id, 'Not what I asked'));
    await bot.restart();
    expect(visibleTextOf(replyOf(await bot.ann.pressButton(answer.id, 'In context')))).toContain('sentence 5, cited');
    expect(replyOf(await pressProblem(bot.ann, answer.id, 'Not what I asked')).content).toBe(offer.content);
    const [question = ''] = labelsOf(offer);
    expect(replyOf(await bot.ann.pressButton(offer.id, question)).isEphemeral).toBe(true);
  });

  test('old lists still turn their pages', async () => {
    const bot = await startBot({ knowledge: long });
    const list = replyOf(await bot.ann.runCommand('unknowns'));
    await bot.restart();
    expect(visibleTextOf(replyOf(await bot.ann.pressButton(list.id, 'Next')))).toContain('Page 2 of');
  });
});

describe('After the facts have changed', () => {
  test('a button of a removed fact explains so privately', async () => {
    const { ann, replaceKnowledge } = await startBot();
    const { question } = sampleFact('when-entered');
    const answer = replyOf(await ann.runCommand('ask', { question, private: true }));
    await replaceKnowledge(withoutEntries(question));
    const notice = replyOf(await ann.pressButton(answer.id, 'In context'));
    expect(notice.isEphemeral).toBe(true);
    expect(visibleTextOf(notice)).toBe(outdatedNotice);
  });

  test('“Not what I asked” offers the remaining questions, or says that none is left', async () => {
    const { ann, replaceKnowledge } = await startBot();
    const answer = replyOf(await ann.runCommand('when-entered'));
    const offer = replyOf(await pressProblem(ann, answer.id, 'Not what I asked'));
    const [first = '', ...others] = labelsOf(offer);
    await replaceKnowledge(withoutEntries(first));
    expect(labelsOf(replyOf(await pressProblem(ann, answer.id, 'Not what I asked')))).toEqual(others);
    expect(visibleTextOf(replyOf(await ann.pressButton(offer.id, first)))).toBe(outdatedNotice);
    await replaceKnowledge(withoutEntries(first, ...others));
    expect(visibleTextOf(replyOf(await pressProblem(ann, answer.id, 'Not what I asked')))).toBe(outdatedNotice);
  });

  test('a button of a removed page opens the last page', async () => {
    const { ann, replaceKnowledge } = await startBot({ knowledge: long });
    const list = replyOf(await ann.runCommand('unknowns'));
    await replaceKnowledge({ ...long, notStated: long.notStated.slice(0, 3) });
    const turned = replyOf(await ann.pressButton(list.id, 'Next'));
    expect(visibleTextOf(turned)).toContain('Page 1 of 1');
    expect(labelsOf(turned)).toEqual([]);
  });
});

describe('An outdated or forged custom id', () => {
  const sharedBot = shareBot();

  test.for([
    ['of an action that there is not', 'vote:yes'],
    ['of an action that every object has', 'constructor:x'],
    ['of an action without an argument', 'context'],
    ['with an empty argument', 'choose:'],
    ['with an id that there is not', 'choose:no-such-fact'],
    ['with an id that every object has', 'context:__proto__'],
    ['with several ids that there are not', 'others:a,b,c'],
    ['with nothing but signs', ':,:,:,'],
    ['with a topic that there is not', 'facts:1,no-such-topic'],
    ['as long as it may be', `choose:${'x'.repeat(93)}`],
    ['in another script', 'choose:何'],
  ])('gets a private explanation (%s)', async ([, customId = '']) => {
    const bot = sharedBot();
    const message = await postWithButton(bot, customId);
    const notice = replyOf(await bot.ann.pressButton(message, customId));
    expect(notice.isEphemeral).toBe(true);
    expect(visibleTextOf(notice)).toMatch(/this part of it has been removed|renamed or removed|no such topic/);
  });

  test.for(['facts:-5,', 'facts:,', 'timeline:NaN,', 'unknowns:1e999,', 'unknowns', 'facts:999999999999999999999,'])(
    'opens an existing page (%s)',
    async (customId) => {
      const bot = sharedBot();
      const turned = await bot.ann.pressButton(await postWithButton(bot, customId), customId);
      expect(turned.status).toBe('updated');
      expect(visibleTextOf(replyOf(turned))).toMatch(/Page \d+ of \d+/);
    },
  );
});

/** A message that another version of the bot could have posted, with one button. */
async function postWithButton({ discord, channelId, requestAsBot }: TestBot, customId: string): Promise<string> {
  const posted = discord.next('message');
  const button = { type: 2, style: 2, label: 'Old', custom_id: customId };
  const body = { content: 'Old', components: [{ type: 1, components: [button] }], flags: MessageFlags.SuppressEmbeds };
  await requestAsBot('POST', `/channels/${channelId}/messages`, body);
  return (await posted).id;
}
