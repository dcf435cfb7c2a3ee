import type { PageEvent, PageMessage } from '../protocol.ts';
import { addMessage, addNotice, noResponseText, removeItem, replaceMessage } from './messages.ts';
import { loadCommands, setChannels } from './navigation.ts';
import type { Session } from './session.ts';

/** Applies an event of the server to the state. */
export function handleEvent(session: Session, event: PageEvent): void {
  const { channelId, traffic } = session.state();
  switch (event.event) {
    case 'hello':
      break;
    case 'message':
      noteActivity(session, event.message);
      addMessage(session, event.message);
      break;
    case 'edit':
      replaceMessage(session, event.message);
      break;
    case 'delete':
      removeItem(session, event.messageId);
      break;
    case 'response-expired':
      removeItem(session, event.messageId);
      addNotice(session, noResponseText);
      break;
    case 'typing':
      if (event.channelId === channelId) session.update({ typing: { name: event.name } });
      break;
    case 'commands':
      session.update({ areCommandsLoaded: false });
      void loadCommands(session);
      break;
    case 'channels':
      setChannels(session, event.channels);
      break;
    case 'bot-status':
      session.update({ isBotConnected: event.isConnected });
      break;
    case 'traffic': {
      const isSameAction = traffic[0]?.actionNumber === event.entry.actionNumber;
      session.update({ traffic: isSameAction ? [...traffic, event.entry] : [event.entry] });
      break;
    }
    default:
      event satisfies never;
  }
}

/** A message ends "is typing" in its channel, and marks any other channel as unread. */
function noteActivity(session: Session, message: PageMessage): void {
  const { channelId, unreadIds } = session.state();
  if (message.channelId === channelId) session.update({ typing: undefined });
  else if (message.readerRole === undefined) session.update({ unreadIds: new Set([...unreadIds, message.channelId]) });
}
