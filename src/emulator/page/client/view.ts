import type { PageEvent } from '../protocol.ts';
import { createActionResults } from './action-results.ts';
import { announceToScreenReader } from './announcer.ts';
import { createBanner } from './banner.ts';
import { createComposer } from './composer.ts';
import { createElement } from './element.ts';
import { createEventHandler } from './events.ts';
import { onContextMenuGesture } from './long-press.ts';
import { createUserActions } from './message-actions.ts';
import { createMessageList } from './message-list.ts';
import { openMessageMenu } from './message-menu.ts';
import type { FetchFile } from './render-files.ts';
import type { SessionState } from './session-state.ts';
import { createSidebarDrawer } from './sidebar-drawer.ts';
import { createToggleButton } from './toggle-button.ts';
import { createTopBar } from './top-bar.ts';
import { createTrafficPane } from './traffic-pane.ts';
import { createTypingIndicator } from './typing-indicator.ts';

/** All that is seen. */
export type View = {
  readonly nodes: readonly HTMLElement[];
  /** Shows where one is; to be called once the nodes are in the page. */
  start(): void;
  hear(event: PageEvent): void;
  /** Says that the line is cut. */
  lose(): void;
};

export function createView(room: SessionState, fetchFile: FetchFile): View {
  const list = createMessageList(room, {
    fetchFile,
    press: (message, { customId }) => void deeds.press(message, customId),
    open: (message, menu) => deeds.choose(message, menu),
    reply: (message) => composer.reply(message),
    openMenu: (message, at) => openMessageMenu(`Message of ${message.author.name}`, deeds.itemsFor(message), at),
    dismiss(message) {
      list.dismiss(message.id);
      composer.focus();
    },
  });
  const composer = createComposer(room, (command, values) => deeds.use(command, values));
  const outcomes = createActionResults(room, composer.focus);
  const deeds = createUserActions({ room, list, outcomes }, composer.reply);
  const wire = createTrafficPane(room);
  const typing = createTypingIndicator();
  const drawer = createSidebarDrawer(room);
  const { side } = drawer;
  const banner = createBanner();

  const wireButton = createToggleButton(
    { class: 'wire-button' },
    'wire',
    (isOpen) => void wire.toggle(isOpen),
    'On the wire',
  );
  const top = createTopBar(room, drawer.button, wireButton.node);
  const main = createElement('main', {}, top.node, banner.node, list.node, typing.node, composer.node);

  async function arrive(): Promise<void> {
    top.show();
    typing.clear();
    composer.move();
    await list.reload();
  }

  room.on('moved', () => {
    announceToScreenReader(`${room.place().name}, as the ${room.role()}`);
    void arrive();
  });
  onContextMenuGesture(list.node, list.menuAt);
  drawer.closeFrom(main);

  return {
    nodes: [side.node, main, wire.node],
    start() {
      banner.tellBot(room.hello.bot.name, room.hello.isBotConnected);
      void arrive().then(composer.focus);
      void room.refreshOffer();
    },
    hear: createEventHandler({ room, list, typing, side, banner, wire }),
    lose: banner.lose,
  };
}
