import type { Message } from 'discord.js';
import type { Room } from '../../commands/command.ts';
import type { Reply } from '../answering/reply.ts';
import { drawMessage } from '../rendering/message.ts';
import { noteAsked } from './asked.ts';
import type { Pace } from './pace.ts';
import { messagePayload } from './payload.ts';
import { questionText } from './question-text.ts';

/**
 * Answers a message that speaks to the bot: a mention, a reply to its message, or a direct message. Everything else is
 * none of its business, and without the privileged intent Discord does not even show it. Resolves with whether it was answered.
 */
export async function answerMessage(message: Message, enter: () => Room, pace: Pace): Promise<boolean> {
  if (message.author.bot || message.webhookId !== null || message.system) return false;
  if (!speaksToBot(message)) return false;
  const verdict = await pace.ask(message.author.id, message.channelId);
  if (verdict.kind === 'ignore') return false;
  if (verdict.kind === 'slow-down') {
    await reply(message, { kind: 'notice', notice: 'too-fast', again: verdict.again });
    return false;
  }
  const room = enter();
  const question = questionText(message.content);
  const answer = room.shift.answerer.answer(question);
  const sent = await reply(message, answer);
  await noteAsked(room, answer, question, { id: sent.id, isPublic: true });
  return true;
}

/** Tells somebody that their message could not be answered. */
export async function failedMessage(message: Message, reference: string): Promise<void> {
  await reply(message, { kind: 'notice', notice: 'failed', reference });
}

async function reply(message: Message, what: Reply): Promise<Message> {
  return message.reply({ ...(await messagePayload(drawMessage(what))), failIfNotExists: false });
}

function speaksToBot(message: Message): boolean {
  if (message.channel.isDMBased()) return true;
  const bot = message.client.user;
  const mentioned = new RegExp(`<@!?${bot.id}>`).test(message.content);
  return mentioned || (message.mentions.repliedUser?.id === bot.id && message.content !== '');
}
