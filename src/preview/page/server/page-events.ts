import type { VisibleMessage } from '../../discord.ts';
import type { PageEvent } from '../protocol.ts';
import type { Message } from '../shown-message.ts';
import type { Stage } from './deeds.ts';
import { showMessage } from './show-message.ts';

/** What a page is told, as long as it is open. */
export type Telling = { watch(isWatching: boolean): void; stop(): void };

/** Greets a page, and tells it of all that its two people may see. */
export function tellEvents({ discord, cast, wire }: Stage, tell: (event: PageEvent) => void): Telling {
  const { id, name } = cast.server();
  const { bot, people } = cast;
  tell({ event: 'hello', server: name, bot, people, places: cast.places(), isBotThere: discord.isReady() });

  const isSeen = ({ reader, channelId }: VisibleMessage): boolean =>
    cast.places().some((place) => place.id === channelId) &&
    (reader === undefined || cast.roleOf(reader) !== undefined);
  const shown = (message: VisibleMessage): Message => showMessage(message, cast, (other) => find(message, other));
  function find({ channelId }: VisibleMessage, other: string): VisibleMessage | undefined {
    const owner = cast.places().find((place) => place.id === channelId)?.owner ?? 'moderator';
    const others = owner === 'moderator' ? (['moderator', 'member'] as const) : (['member'] as const);
    for (const role of others) {
      const found = cast
        .at(role, channelId)
        .messages()
        .find((one) => one.id === other);
      if (found) return found;
    }
    return undefined;
  }
  function tellOf(event: 'message' | 'edit', message: VisibleMessage): void {
    if (isSeen(message)) tell({ event, message: shown(message) });
  }

  let unwatch = (): void => {};
  const leave = [
    discord.on('message', (message) => tellOf('message', message)),
    discord.on('edit', (message) => tellOf('edit', message)),
    discord.on('delete', ({ channelId, messageId }) => tell({ event: 'delete', place: channelId, id: messageId })),
    discord.on('typing', ({ channelId, userId }) => {
      if (userId === bot.id) tell({ event: 'typing', place: channelId, name: bot.name });
    }),
    discord.on('commands', () => tell({ event: 'commands' })),
    discord.on('channels', ({ serverId }) => {
      if (serverId === id) tell({ event: 'places', places: cast.places() });
    }),
    discord.on('ready', () => tell({ event: 'bot', isThere: true })),
    discord.on('gone', () => tell({ event: 'bot', isThere: discord.isReady() })),
  ];
  return {
    watch(isWatching) {
      unwatch();
      unwatch = isWatching ? wire.onEntry((entry) => tell({ event: 'wire', entry })) : () => {};
    },
    stop() {
      unwatch();
      for (const stop of leave) stop();
    },
  };
}
