import { describe, expect, test } from 'vitest';
import { sampleFact } from './sample-knowledge.ts';
import { startBot, visibleTextOf } from './start-bot.ts';

const { question } = sampleFact('when-entered');

/** A bot that has answered a question, and the replies to that answer. */
async function startConversation() {
  const bot = await startBot();
  const { ann, nextAnswerTo, mentionBot } = bot;
  const answer = await nextAnswerTo(ann.sendMessage(mentionBot(question)));
  const reply = async (text: string) =>
    visibleTextOf(await nextAnswerTo(ann.sendMessage(text, { repliedMessageId: answer.id })));
  return { ...bot, answer, reply };
}

describe('A reply to an answer is read together with it', () => {
  test.for([
    ['and who said that?', 'The Met Police said that.'],
    ['source?', 'The Met Police said that.'],
    ['says who', 'The Met Police said that.'],
    ['is that confirmed?', 'That is what the Met Police said. The article reports it as a claim.'],
    ['really?', 'The article reports it as a claim.'],
    ['when exactly?', 'around 2pm'],
  ] as const)('%s', async ([text, seen]) => {
    const { reply } = await startConversation();
    const seenText = await reply(text);
    expect(seenText).toContain(seen);
    expect(seenText).toContain('officers entered after hearing a loud noise');
  });

  test('unless it is a question of its own', async () => {
    const { reply } = await startConversation();
    expect(await reply('who is leading the investigation?')).toContain('IOPC');
  });

  test('also after a restart', async () => {
    const { reply, restart } = await startConversation();
    await restart();
    expect(await reply('and who said that?')).toContain('The Met Police said that.');
  });

  test('and without a known answer it is answered as it stands', async () => {
    const { ann, nextAnswerTo, mentionBot } = await startBot();
    const unmatched = await nextAnswerTo(ann.sendMessage(mentionBot('what about the zeppelin')));
    const followUp = ann.sendMessage('and who said that?', { repliedMessageId: unmatched.id });
    expect(visibleTextOf(await nextAnswerTo(followUp))).not.toContain('said that.');
  });
});

describe('A mention without words', () => {
  test('in reply to another user gets a hint to use “Answer this”', async () => {
    const { ann, mo, nextAnswerTo, mentionBot } = await startBot();
    const other = mo.sendMessage(question);
    const mention = ann.sendMessage(mentionBot(''), { repliedMessageId: other.id });
    expect(visibleTextOf(await nextAnswerTo(mention))).toContain('“Answer this”');
  });

  test('of the bot’s role gets a hint to mention the bot', async () => {
    const { discord, mo, nextAnswerTo } = await startBot();
    const [server] = discord.servers;
    const mention = mo.sendMessage(`<@&${server?.roles.find(({ name }) => name === 'Bot')?.id}> ${question}`);
    expect(visibleTextOf(await nextAnswerTo(mention))).toContain('Please mention me myself');
  });

  test('of the bot’s role and of the bot is answered', async () => {
    const { discord, mo, nextAnswerTo, mentionBot } = await startBot();
    const [server] = discord.servers;
    const mention = mo.sendMessage(
      mentionBot(`<@&${server?.roles.find(({ name }) => name === 'Bot')?.id}> ${question}`),
    );
    expect(visibleTextOf(await nextAnswerTo(mention))).toContain('around 2pm');
  });
});
