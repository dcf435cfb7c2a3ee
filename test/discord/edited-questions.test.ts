import { describe, expect, test } from 'vitest';
import { sampleFact } from './sample-knowledge.ts';
import { startBot, type TestBot, visibleTextOf } from './start-bot.ts';

const { question } = sampleFact('when-entered');

async function askByMention(bot: TestBot) {
  const { ann, nextAnswerTo, mentionBot } = bot;
  const asked = ann.sendMessage(mentionBot(question));
  const answer = await nextAnswerTo(asked);
  const current = () => ann.messages().find(({ id }) => id === answer.id);
  return { asked, answer, current };
}

describe('An edited question', () => {
  test('has its answer replaced, which is corrected later like any other', async () => {
    const bot = await startBot();
    const { asked, answer, current } = await askByMention(bot);
    bot.ann.editMessage(asked.id, bot.mentionBot('who is leading the investigation?'));
    await expect.poll(() => visibleTextOf(current() ?? answer)).toContain('IOPC');
    expect(visibleTextOf(current() ?? answer)).not.toContain('around 2pm');
    expect(bot.ann.messages().filter(({ author }) => author.isBot)).toHaveLength(1);
  });

  test('that asks the same keeps its answer', async () => {
    const bot = await startBot();
    const { asked, current } = await askByMention(bot);
    bot.ann.editMessage(asked.id, bot.mentionBot(` ${question} `));
    await bot.nextAnswerTo(bot.ann.sendMessage(bot.mentionBot('where was it')));
    expect(current()?.editedAt).toBeUndefined();
  });

  test('that mentions the bot only now is answered', async () => {
    const { ann, nextAnswerTo, mentionBot } = await startBot();
    const said = ann.sendMessage(question);
    const answering = nextAnswerTo(said);
    ann.editMessage(said.id, mentionBot(question));
    expect(visibleTextOf(await answering)).toContain('around 2pm');
  });

  test('without a mention stays between users', async () => {
    const { ann, nextAnswerTo, mentionBot } = await startBot();
    ann.editMessage(ann.sendMessage('hello').id, question);
    await nextAnswerTo(ann.sendMessage(mentionBot(question)));
    expect(ann.messages().filter(({ author }) => author.isBot)).toHaveLength(1);
  });
});

describe('A deleted question', () => {
  test('takes its answer with it', async () => {
    const bot = await startBot();
    const { asked, current } = await askByMention(bot);
    bot.ann.deleteMessage(asked.id);
    await expect.poll(current).toBeUndefined();
  });

  test('leaves other answers alone', async () => {
    const bot = await startBot();
    const { current } = await askByMention(bot);
    const other = await askByMention(bot);
    bot.ann.deleteMessage(other.asked.id);
    await expect.poll(other.current).toBeUndefined();
    expect(current()).toBeDefined();
  });
});
