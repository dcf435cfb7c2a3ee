import { MessageFlags } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { isRecord } from '../../src/emulator/schema/objects.ts';
import { type BotRoom, openBotRoom, replyOf, wordsOf } from './bot-room.ts';
import { brief, briefFact } from './brief-knowledge.ts';

/** A question that would ping everybody, a role and a person if the bot repeated it. */
function loud({ discord, general }: BotRoom, words: string): string {
  const ids = [discord.user('member', 'Eve').id, discord.user('moderator', 'Mo').id];
  return `@everyone @here <@&${general}> ${ids.map((id) => `<@${id}>`).join(' ')} ${words}`;
}

describe('Nobody is ever pinged', () => {
  test.for([
    ['Where did it happen?', 'the answer is known'],
    ['What is the man’s name?', 'the article does not say'],
    ['best pizza in Naples', 'nothing matches'],
    ['', 'there is no question'],
  ] as const)('when they ask “%s” and %s', async ([words]) => {
    const room = await openBotRoom();
    const { ann, mo, answerTo, toBot } = room;
    const question = loud(room, words);
    const said = mo.sendMessage(toBot(question));
    const answers = [
      await answerTo(said),
      replyOf(await mo.runCommand('ask', { question })),
      replyOf(await ann.runMessageCommand('Answer this', said.id)),
    ];
    for (const { pingedIds, content } of answers) {
      expect(pingedIds).toEqual([]);
      expect(content).not.toMatch(/@everyone|@here|<@/);
    }
  });

  test('by what a knowledge file says, and a reader sees it as it is written', async () => {
    const nasty = '@everyone <@1> `code` **bold** [free](https://example.org)';
    const facts = [{ ...briefFact('when-entered'), question: nasty, answer: nasty }];
    const { ann, discord, answerTo, toBot } = await openBotRoom({ knowledge: { ...brief, facts } });
    const told = replyOf(await ann.runCommand('when-entered'));
    expect(wordsOf(told)).toContain(nasty);
    expect(told.content).not.toMatch(/@everyone(?<!\\@everyone)|(?<!\\)<@1>/);
    const asked = await answerTo(discord.user('member', 'Ann').inDirectChannel().sendMessage(toBot(nasty)));
    expect([...told.pingedIds, ...asked.pingedIds]).toEqual([]);
  });

  test('because every message says so itself, links unfolded by none', async () => {
    const { ann, answerTo, toBot, exchanges } = await openBotRoom();
    await answerTo(ann.sendMessage(toBot('Where did it happen?')));
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

/** The message that a request carries, if it does. */
function messageIn(body: unknown): Readonly<Record<string, unknown>>[] {
  if (!isRecord(body)) return [];
  const message = isRecord(body.data) ? body.data : body;
  return 'content' in message ? [message] : [];
}
