import type { Discord, VisibleMessage } from '../discord.ts';

/** What a bot says without being asked at that moment. */
export type OwnAccord = {
  /** Something is asked of the bot from now on: what it says may be the answer, and waits. */
  hold(): void;
  /** It has answered with these messages, which are shown already; what else it said meanwhile is told now. */
  release(shown: readonly VisibleMessage[]): void;
  /** Resolves with true when the bot has said or changed something that nobody waited for yet, or after some ms with false. */
  next(patience: number): Promise<boolean>;
  close(): void;
};

/** Tells of each thing that the bot says or changes of its own accord where `isSeen`, once, and whether it is a change. */
export function openOwnAccord(
  discord: Discord,
  isSeen: (message: VisibleMessage) => boolean,
  tell: (message: VisibleMessage, isChange: boolean) => void,
): OwnAccord {
  const known = new Map<string, string>();
  const held = new Map<string, VisibleMessage>();
  let isHolding = false;
  let unawaited = 0;
  let wake = () => {};

  function hear(message: VisibleMessage): void {
    if (!message.author.isBot || message.loading || !isSeen(message)) return;
    if (isHolding) held.set(message.id, message);
    else tellOnce(message);
  }
  function tellOnce(message: VisibleMessage): void {
    if (known.get(message.id) === wordsOf(message)) return;
    tell(message, message.edited || known.has(message.id));
    known.set(message.id, wordsOf(message));
    unawaited += 1;
    wake();
  }
  const leave = [discord.on('message', hear), discord.on('edit', hear)];

  return {
    hold() {
      isHolding = true;
    },
    release(shown) {
      isHolding = false;
      for (const message of shown) known.set(message.id, wordsOf(message));
      const waiting = [...held.values()];
      held.clear();
      for (const message of waiting) tellOnce(message);
    },
    async next(patience) {
      if (unawaited === 0) await somethingOr(patience);
      const came = unawaited > 0;
      if (came) unawaited -= 1;
      return came;
    },
    close() {
      for (const stop of leave) stop();
    },
  };

  function somethingOr(patience: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const clock = setTimeout(resolve, patience);
    wake = resolve;
    return promise.finally(() => clearTimeout(clock));
  }
}

/** All of a message that can be seen to change. */
function wordsOf({ content, components, attachments, embeds }: VisibleMessage): string {
  return JSON.stringify([content, components, attachments.map(({ id }) => id), embeds]);
}
