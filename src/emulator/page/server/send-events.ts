import type { VisibleMessage } from '../../emulator.ts';
import type { PageEvent, PageMessage } from '../protocol.ts';
import type { PageContext } from './request-handlers.ts';
import { toPageMessage } from './to-page-message.ts';

/** The events for an open page. */
export type EventSubscription = { watchTraffic(isWatching: boolean): void; unsubscribe(): void };

/** Sends the initial state to a page, and then every event that its two roles may see. */
export function sendEvents(
  { discord, participants, traffic, sampleQuestions }: PageContext,
  sendEvent: (event: PageEvent) => void,
): EventSubscription {
  const { id, name } = participants.server();
  const { bot, users } = participants;
  sendEvent({
    event: 'hello',
    serverName: name,
    bot,
    users,
    channels: participants.channels(),
    isBotConnected: discord.isReady(),
    sampleQuestions,
  });

  const isVisible = ({ readerId, channelId }: VisibleMessage): boolean =>
    participants.channels().some((channel) => channel.id === channelId) &&
    (readerId === undefined || participants.roleOf(readerId) !== undefined);
  const convertMessage = (message: VisibleMessage): PageMessage =>
    toPageMessage(message, participants, (id) => participants.findMessage(message.channelId, id));
  function sendMessageEvent(event: 'message' | 'edit', message: VisibleMessage): void {
    if (isVisible(message)) sendEvent({ event, message: convertMessage(message) });
  }

  let stopTraffic = (): void => {};
  const unsubscribers = [
    discord.on('message', (message) => sendMessageEvent('message', message)),
    discord.on('edit', (message) => sendMessageEvent('edit', message)),
    discord.on('delete', ({ channelId, messageId }) => sendEvent({ event: 'delete', channelId, messageId })),
    discord.on('typing', ({ channelId, userId }) => {
      if (userId === bot.id) sendEvent({ event: 'typing', channelId, name: bot.name });
    }),
    discord.on('commands', () => sendEvent({ event: 'commands' })),
    discord.on('channels', ({ serverId }) => {
      if (serverId === id) sendEvent({ event: 'channels', channels: participants.channels() });
    }),
    discord.on('ready', () => sendEvent({ event: 'bot-status', isConnected: true })),
    discord.on('disconnected', () => sendEvent({ event: 'bot-status', isConnected: discord.isReady() })),
  ];
  return {
    watchTraffic(isWatching) {
      stopTraffic();
      stopTraffic = isWatching ? traffic.onEntry((entry) => sendEvent({ event: 'traffic', entry })) : () => {};
    },
    unsubscribe() {
      stopTraffic();
      for (const unsubscribe of unsubscribers) unsubscribe();
    },
  };
}
