import type { DiscordEmulator } from '../../src/emulator/emulator.ts';

/** A mention has no three seconds; but somebody who waited this long has gone away, in ms. */
const patience = 15_000;

/** Waits for the bot's replies to messages. */
export function openReplies(discord: DiscordEmulator) {
  const waiting = new Map<string, (answered: boolean) => void>();
  const settle = (message: string, answered: boolean) => {
    waiting.get(message)?.(answered);
    waiting.delete(message);
  };
  discord.on('message', ({ author, repliedMessageId }) => {
    if (author.isBot && repliedMessageId !== undefined) settle(repliedMessageId, true);
  });
  return {
    /** Whether the bot replies to this message in time; to be asked in the tick in which it is said. */
    to: (message: string): Promise<boolean> =>
      new Promise((resolve) => {
        const timer = setTimeout(() => settle(message, false), patience);
        waiting.set(message, (answered) => {
          clearTimeout(timer);
          resolve(answered);
        });
      }),
  };
}
