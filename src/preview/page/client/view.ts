import type { PageEvent } from '../protocol.ts';
import { announce } from './announcer.ts';
import { openBanner } from './banner.ts';
import { openComposer } from './composer.ts';
import type { FileSource } from './draw-files.ts';
import { element } from './element.ts';
import { openHearing } from './hearing.ts';
import { openDeeds } from './message-deeds.ts';
import { openMessageList } from './message-list.ts';
import { openMenu } from './message-menu.ts';
import { openOutcomes } from './outcome.ts';
import type { Room } from './room.ts';
import { openSideDrawer } from './side-drawer.ts';
import { toggleButton } from './toggle-button.ts';
import { openTopBar } from './top-bar.ts';
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
  const drawer = openSideDrawer(room);
  const { side } = drawer;
  const banner = openBanner();

  const wireButton = toggleButton(
    { class: 'wire-button' },
    'wire',
    (isOpen) => void wire.toggle(isOpen),
    'On the wire',
  );
  const top = openTopBar(room, drawer.button, wireButton.node);
  const main = element('main', {}, top.node, banner.node, list.node, typing.node, composer.node);

  async function arrive(): Promise<void> {
    top.show();
    typing.clear();
    composer.move();
    await list.reload();
  }

  room.on('moved', () => {
    announce(`${room.place().name}, as the ${room.role()}`);
    void arrive();
  });
  onMenuGesture(list.node, list.menuAt);
  drawer.closeFrom(main);

  return {
    nodes: [side.node, main, wire.node],
    start() {
      banner.tellBot(room.hello.bot.name, room.hello.isBotThere);
      void arrive().then(composer.focus);
      void room.refreshOffer();
    },
    hear: openHearing({ room, list, typing, side, banner, wire }),
    lose: banner.lose,
  };
}
