import type { DiscordEmulator } from '../../src/emulator/emulator.ts';

/** Discord sets no limit for a mention, but a user stops waiting after this time, in ms. */
const replyTimeoutMs = 15_000;

/** Waits for the bot's replies to messages. */
export function createReplyTracker(discord: DiscordEmulator) {
  const waiting = new Map<string, (answered: boolean) => void>();
  const settle = (messageId: string, answered: boolean) => {
    waiting.get(messageId)?.(answered);
    waiting.delete(messageId);
  };
  discord.on('message', ({ author, repliedMessageId }) => {
    if (author.isBot && repliedMessageId !== undefined) settle(repliedMessageId, true);
  });
  return {
    /** Whether the bot replies to this message in time. Call it in the same tick as the message is sent. */
    waitFor: (messageId: string): Promise<boolean> =>
      new Promise((resolve) => {
        const timer = setTimeout(() => settle(messageId, false), replyTimeoutMs);
        waiting.set(messageId, (answered) => {
          clearTimeout(timer);
          resolve(answered);
        });
      }),
  };
}
