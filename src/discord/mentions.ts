import type { Message } from 'discord.js';
import type { CommandContext } from '../../commands/context.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { questionText } from './read-input.ts';
import { recordAnswer } from './record-answer.ts';
import { respondToMessage } from './respond.ts';

/**
 * Answers a message to the bot: a mention, a reply to one of its messages, or a direct message. Resolves with whether it was
 * answered. Without the privileged intent, other messages arrive without their text.
 */
export async function handleMessage(
  message: Message,
  createContext: () => CommandContext,
  rateLimiter: RateLimiter,
): Promise<boolean> {
  if (message.author.bot || message.webhookId !== null || message.system) return false;
  if (!isAddressedToBot(message)) return false;
  const decision = await rateLimiter.check(message.author.id, message.channelId);
  if (decision.kind === 'ignore') return false;
  if (decision.kind === 'slow-down') {
    await respondToMessage(message, { kind: 'notice', notice: 'too-fast', retryAt: decision.retryAt });
    return false;
  }
  const context = createContext();
  const question = questionText(message.content);
  const answer = context.snapshot.answerer.answer(question);
  await recordAnswer(context, answer, question, await respondToMessage(message, answer));
  return true;
}

function isAddressedToBot(message: Message): boolean {
  if (message.channel.isDMBased()) return true;
  const bot = message.client.user;
  const mentioned = new RegExp(`<@!?${bot.id}>`).test(message.content);
  return mentioned || (message.mentions.repliedUser?.id === bot.id && message.content !== '');
}
