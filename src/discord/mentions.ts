import type { Message } from 'discord.js';
import type { CommandContext } from '../../commands/context.ts';
import { toDiscordMessage } from '../rendering/discord-message.ts';
import type { Reply } from '../replies/reply.ts';
import { messagePayload } from './payload.ts';
import { questionText } from './question-text.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { recordAnswer } from './record-answer.ts';

/**
 * Answers a message that speaks to the bot: a mention, a reply to its message, or a direct message. Everything else is
 * none of its business, and without the privileged intent Discord does not even show it. Resolves with whether it was answered.
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
    await replyTo(message, { kind: 'notice', notice: 'too-fast', retryAt: decision.retryAt });
    return false;
  }
  const context = createContext();
  const question = questionText(message.content);
  const answer = context.snapshot.answerer.answer(question);
  const sentMessage = await replyTo(message, answer);
  await recordAnswer(context, answer, question, { id: sentMessage.id, isPublic: true });
  return true;
}

/** Tells somebody that their message could not be answered. */
export async function replyWithFailure(message: Message, requestId: string): Promise<void> {
  await replyTo(message, { kind: 'notice', notice: 'failed', requestId });
}

async function replyTo(message: Message, content: Reply): Promise<Message> {
  return message.reply({ ...(await messagePayload(toDiscordMessage(content))), failIfNotExists: false });
}

function isAddressedToBot(message: Message): boolean {
  if (message.channel.isDMBased()) return true;
  const bot = message.client.user;
  const mentioned = new RegExp(`<@!?${bot.id}>`).test(message.content);
  return mentioned || (message.mentions.repliedUser?.id === bot.id && message.content !== '');
}
