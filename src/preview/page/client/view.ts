import type { PageEvent } from '../protocol.ts';
import { announce } from './announcer.ts';
import { openComposer } from './composer.ts';
import type { FileSource } from './draw-files.ts';
import { element } from './element.ts';
import { openDeeds } from './message-deeds.ts';
import { openMessageList } from './message-list.ts';
import { openMenu } from './message-menu.ts';
import { openOutcomes } from './outcome.ts';
import type { Room } from './room.ts';
import { openSide } from './side.ts';
import { toggleButton } from './toggle-button.ts';
import { onMenuGesture } from './touch.ts';
import { openTypingLine } from './typing-line.ts';
import { openWirePane } from './wire-pane.ts';

/** All that is seen. */
export type View = {
  readonly nodes: readonly HTMLElement[];
  /** Shows where one is; to be called once the nodes are in the page. */
  start(): void;
  hear(event: PageEvent): void;
  /** Says that the line is cut. */
  lose(): void;
};

export function openView(room: Room, fetchFile: FileSource): View {
  const list = openMessageList(room, {
    fetchFile,
    press: (message, { customId }) => void deeds.press(message, customId),
    open: (message, menu) => deeds.choose(message, menu),
    reply: (message) => composer.reply(message),
    openMenu: (message, at) => openMenu(`Message of ${message.author.name}`, deeds.itemsFor(message), at),
    dismiss(message) {
      list.dismiss(message.id);
      composer.focus();
    },
  });
  const composer = openComposer(room, (command, values) => deeds.use(command, values));
  const outcomes = openOutcomes(room, composer.focus);
  const deeds = openDeeds({ room, list, outcomes }, composer.reply);
  const wire = openWirePane(room);
  const typing = openTypingLine();
  const side = openSide(room, () => sideButton.set(false));
  const banner = element('p', { class: 'banner', role: 'status', hidden: true });

  const sideButton = toggleButton(
    { class: 'tool side-button', 'aria-label': 'Channels and people' },
    'side',
    side.toggle,
    '☰',
  );
  const wireButton = toggleButton(
    { class: 'wire-button' },
    'wire',
    (isOpen) => void wire.toggle(isOpen),
    'On the wire',
  );
  const place = element('h1');
  const topic = element('span', { class: 'topic' });
  const top = element('header', { class: 'top' }, sideButton.node, place, topic, wireButton.node);
  const main = element('main', {}, top, banner, list.node, typing.node, composer.node);

  function showBanner(words: string): void {
    banner.textContent = words;
    banner.hidden = words === '';
  }
  function tellBot(isThere: boolean): void {
    showBanner(isThere ? '' : `${room.hello.bot.name} is not connected yet, or not any more.`);
  }
  async function arrive(): Promise<void> {
    const { name, owner } = room.place();
    place.textContent = owner === undefined ? `# ${name}` : `@ ${name}`;
    topic.textContent = `as ${room.role()}`;
    document.title = `${place.textContent} · On Record, on this machine`;
    typing.clear();
    composer.reset();
    await list.reload();
  }

  room.on('moved', () => {
    announce(`${room.place().name}, as the ${room.role()}`);
    void arrive();
  });
  onMenuGesture(list.node, list.menuAt);
  side.node.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    sideButton.set(false);
    sideButton.node.focus();
  });
  main.addEventListener('pointerdown', ({ target }) => {
    if (target !== sideButton.node) sideButton.set(false);
  });

  return {
    nodes: [side.node, main, wire.node],
    start() {
      tellBot(room.hello.isBotThere);
      void arrive().then(composer.focus);
      void room.refreshOffer();
    },
    hear(event) {
      switch (event.event) {
        case 'hello':
          return;
        case 'message':
          if (event.message.place === room.place().id) typing.clear();
          if (event.message.reader === undefined) side.markUnread(event.message.place);
          return list.add(event.message);
        case 'edit':
          return list.replace(event.message);
        case 'delete':
          return list.remove(event.id);
        case 'unanswered':
          list.remove(event.id);
          return list.notice('The application did not respond');
        case 'typing':
          return event.place === room.place().id ? typing.show(event.name) : undefined;
        case 'commands':
          return void room.refreshOffer();
        case 'places':
          return room.setPlaces(event.places);
        case 'bot':
          return tellBot(event.isThere);
        case 'wire':
          return wire.add(event.entry);
        default:
          return event satisfies never;
      }
    },
    lose: () => showBanner('The connection is gone: the bot has ended. Start it again, and take the new link.'),
  };
}
