import { MessageFlags } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { isRecord } from '../../src/emulator/json.ts';
import { sampleFact, sampleKnowledge } from './sample-knowledge.ts';
import { replyOf, shareBot, startBot, type TestBot, visibleTextOf } from './start-bot.ts';

/** A question that would ping everybody, a role and a user if the bot repeated it. */
function withMentions({ discord, channelId }: TestBot, words: string): string {
  const ids = [discord.user('member', 'Eve').id, discord.user('moderator', 'Mo').id];
  return `@everyone @here <@&${channelId}> ${ids.map((id) => `<@${id}>`).join(' ')} ${words}`;
}

describe('Nobody is ever pinged', () => {
  const sharedBot = shareBot();

  test.for([
    ['Where did it happen?', 'the answer is known'],
    ['What is the man’s name?', 'the article does not say'],
    ['best pizza in Naples', 'nothing matches'],
    ['', 'there is no question'],
  ] as const)('by a question: “%s”, %s', async ([words]) => {
    const bot = sharedBot();
    const { ann, mo, nextAnswerTo, mentionBot } = bot;
    const question = withMentions(bot, words);
    const said = mo.sendMessage(mentionBot(question));
    const answers = [
      await nextAnswerTo(said),
      replyOf(await mo.runCommand('ask', { question })),
      replyOf(await ann.runMessageCommand('Answer this', said.id)),
    ];
    for (const { pingedIds, content } of answers) {
      expect(pingedIds).toEqual([]);
      expect(content).not.toMatch(/@everyone|@here|<@/);
    }
  });

  test('by the text of a knowledge file, which is displayed as written', async () => {
    const nasty = '@everyone <@1> `code` **bold** [free](https://example.org)';
    const facts = [{ ...sampleFact('when-entered'), question: nasty, answer: nasty }];
    const { ann, discord, nextAnswerTo, mentionBot } = await startBot({ knowledge: { ...sampleKnowledge, facts } });
    const told = replyOf(await ann.runCommand('when-entered'));
    expect(visibleTextOf(told)).toContain(nasty);
    expect(told.content).not.toMatch(/@everyone(?<!\\@everyone)|(?<!\\)<@1>/);
    const asked = await nextAnswerTo(discord.user('member', 'Ann').inDirectChannel().sendMessage(mentionBot(nasty)));
    expect([...told.pingedIds, ...asked.pingedIds]).toEqual([]);
  });

  test('because every message disallows pings, and link previews too', async () => {
    const { ann, nextAnswerTo, mentionBot, exchanges } = await startBot();
    await nextAnswerTo(ann.sendMessage(mentionBot('Where did it happen?')));
    const list = replyOf(await ann.runCommand('facts'));
    await ann.pressButton(list.id, 'Next');
    const bodies = exchanges.flatMap(({ requestBody }) => messageIn(requestBody));
    expect(bodies).toHaveLength(3);
    for (const { allowed_mentions, flags } of bodies) {
      expect(allowed_mentions).toMatchObject({ parse: [] });
      expect(Number(flags) & MessageFlags.SuppressEmbeds).not.toBe(0);
    }
  });
});

/** The message in a request, if there is one. */
function messageIn(body: unknown): Readonly<Record<string, unknown>>[] {
  if (!isRecord(body)) return [];
  const message = isRecord(body.data) ? body.data : body;
  return 'content' in message ? [message] : [];
}
