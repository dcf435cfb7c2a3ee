import type { PageEvent } from '../protocol.ts';
import type { Banner } from './banner.ts';
import type { MessageList } from './message-list.ts';
import { noResponseText } from './notices.ts';
import type { SessionState } from './session-state.ts';
import type { Sidebar } from './sidebar.ts';
import type { TrafficPane } from './traffic-pane.ts';
import type { TypingIndicator } from './typing-indicator.ts';

/** What shows that something has happened. */
export type EventTargets = {
  readonly room: SessionState;
  readonly list: MessageList;
  readonly typing: TypingIndicator;
  readonly side: Sidebar;
  readonly banner: Banner;
  readonly wire: TrafficPane;
};

/** Shows each event where it belongs. */
export function createEventHandler({
  room,
  list,
  typing,
  side,
  banner,
  wire,
}: EventTargets): (event: PageEvent) => void {
  const isHere = (place: string): boolean => place === room.place().id;
  return (event) => {
    switch (event.event) {
      case 'hello':
        return;
      case 'message':
        if (isHere(event.message.channelId)) typing.clear();
        if (event.message.readerRole === undefined) side.markUnread(event.message.channelId);
        return list.add(event.message);
      case 'edit':
        return list.replace(event.message);
      case 'delete':
        return list.remove(event.messageId);
      case 'response-expired':
        list.remove(event.messageId);
        return list.notice(noResponseText);
      case 'typing':
        return isHere(event.channelId) ? typing.show(event.name) : undefined;
      case 'commands':
        return void room.refreshOffer();
      case 'channels':
        return room.setPlaces(event.channels);
      case 'bot-status':
        return banner.tellBot(room.hello.bot.name, event.isConnected);
      case 'traffic':
        return wire.add(event.entry);
      default:
        return event satisfies never;
    }
  };
}
