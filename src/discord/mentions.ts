import type { Message } from 'discord.js';
import type { Room } from '../../commands/command.ts';
import type { Reply } from '../answering/reply.ts';
import { drawMessage } from '../rendering/message.ts';
import type { Pace } from './pace.ts';
import { messagePayload } from './payload.ts';
import { questionText } from './question-text.ts';

/**
 * Answers a message that speaks to the bot: a mention, a reply to its message, or a direct message. Everything else is
 * none of its business, and without the privileged intent Discord does not even show it.
 */
export async function answerMessage(message: Message, room: Room, pace: Pace): Promise<void> {
  if (message.author.bot || message.webhookId !== null || message.system) return;
  if (!speaksToBot(message)) return;
  const verdict = await pace.ask(message.author.id, message.channelId);
  if (verdict === 'ignore') return;
  const reply: Reply =
    verdict === 'slow-down'
      ? { kind: 'notice', notice: 'too-fast' }
      : room.shift.answerer.answer(questionText(message.content));
  await message.reply({ ...messagePayload(drawMessage(reply)), failIfNotExists: false });
}

function speaksToBot(message: Message): boolean {
  if (message.channel.isDMBased()) return true;
  const bot = message.client.user;
  const mentioned = new RegExp(`<@!?${bot.id}>`).test(message.content);
  return mentioned || (message.mentions.repliedUser?.id === bot.id && message.content !== '');
}
