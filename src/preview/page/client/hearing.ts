import type { PageEvent } from '../protocol.ts';
import type { Banner } from './banner.ts';
import type { MessageList } from './message-list.ts';
import { noAnswer } from './notices.ts';
import type { Room } from './room.ts';
import type { Side } from './side.ts';
import type { TypingLine } from './typing-line.ts';
import type { WirePane } from './wire-pane.ts';

/** What shows that something has happened. */
export type Shows = {
  readonly room: Room;
  readonly list: MessageList;
  readonly typing: TypingLine;
  readonly side: Side;
  readonly banner: Banner;
  readonly wire: WirePane;
};

/** Shows each event where it belongs. */
export function openHearing({ room, list, typing, side, banner, wire }: Shows): (event: PageEvent) => void {
  const isHere = (place: string): boolean => place === room.place().id;
  return (event) => {
    switch (event.event) {
      case 'hello':
        return;
      case 'message':
        if (isHere(event.message.place)) typing.clear();
        if (event.message.reader === undefined) side.markUnread(event.message.place);
        return list.add(event.message);
      case 'edit':
        return list.replace(event.message);
      case 'delete':
        return list.remove(event.id);
      case 'unanswered':
        list.remove(event.id);
        return list.notice(noAnswer);
      case 'typing':
        return isHere(event.place) ? typing.show(event.name) : undefined;
      case 'commands':
        return void room.refreshOffer();
      case 'places':
        return room.setPlaces(event.places);
      case 'bot':
        return banner.tellBot(room.hello.bot.name, event.isThere);
      case 'wire':
        return wire.add(event.entry);
      default:
        return event satisfies never;
    }
  };
}
