import type { DiscordEmulator, VisibleMessage } from '../emulator.ts';

/** What a bot says without being asked at that moment. */
export type UnsolicitedMessages = {
  /** Something is asked of the bot from now on: what it says may be the answer, and waits. */
  hold(): void;
  /** It has answered with these messages, which are shown already; what else it said meanwhile is told now. */
  release(displayed: readonly VisibleMessage[]): void;
  /** Resolves with true when the bot has said or changed something that nobody waited for yet, or after some ms with false. */
  next(timeoutMs: number): Promise<boolean>;
  close(): void;
};

/** Tells of each thing that the bot says or changes of its own accord where `isSeen`, once, and whether it is a change. */
export function openUnsolicitedMessages(
  discord: DiscordEmulator,
  isVisible: (message: VisibleMessage) => boolean,
  display: (message: VisibleMessage, isChange: boolean) => void,
): UnsolicitedMessages {
  const displayedVersions = new Map<string, string>();
  const heldMessages = new Map<string, VisibleMessage>();
  let isHolding = false;
  let unawaitedCount = 0;
  let wake = () => {};

  function receive(message: VisibleMessage): void {
    if (!message.author.isBot || message.isLoading || !isVisible(message)) return;
    if (isHolding) heldMessages.set(message.id, message);
    else displayOnce(message);
  }
  function displayOnce(message: VisibleMessage): void {
    if (displayedVersions.get(message.id) === versionOf(message)) return;
    display(message, message.isEdited || displayedVersions.has(message.id));
    displayedVersions.set(message.id, versionOf(message));
    unawaitedCount += 1;
    wake();
  }
  const unsubscribers = [discord.on('message', receive), discord.on('edit', receive)];

  return {
    hold() {
      isHolding = true;
    },
    release(displayed) {
      isHolding = false;
      for (const message of displayed) displayedVersions.set(message.id, versionOf(message));
      const heldInOrder = [...heldMessages.values()];
      heldMessages.clear();
      for (const message of heldInOrder) displayOnce(message);
    },
    async next(timeoutMs) {
      if (unawaitedCount === 0) await waitForMessage(timeoutMs);
      const hasArrived = unawaitedCount > 0;
      if (hasArrived) unawaitedCount -= 1;
      return hasArrived;
    },
    close() {
      for (const unsubscribe of unsubscribers) unsubscribe();
    },
  };

  function waitForMessage(timeoutMs: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, timeoutMs);
    wake = resolve;
    return promise.finally(() => clearTimeout(timer));
  }
}

/** All of a message that can be seen to change. */
function versionOf({ content, components, attachments, embeds }: VisibleMessage): string {
  return JSON.stringify([content, components, attachments.map(({ id }) => id), embeds]);
}
