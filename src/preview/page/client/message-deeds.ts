import type { Value } from '../protocol.ts';
import type { Command } from '../shown-command.ts';
import type { Menu, Message } from '../shown-message.ts';
import { announce } from './announcer.ts';
import { Refusal } from './connection.ts';
import { element } from './element.ts';
import type { MessageList } from './message-list.ts';
import type { MenuItem } from './message-menu.ts';
import { noAnswer } from './notices.ts';
import type { Outcomes } from './outcome.ts';
import type { Room } from './room.ts';

/** What one does with the bot: everything that it has three seconds to answer. */
export type Deeds = {
  use(command: Command, values: Readonly<Record<string, Value>>): Promise<void>;
  press(message: Message, customId: string): Promise<void>;
  choose(message: Message, menu: Menu): void;
  /** What can be done with a message. */
  itemsFor(message: Message): readonly MenuItem[];
};

export type Parts = { readonly room: Room; readonly list: MessageList; readonly outcomes: Outcomes };

export function openDeeds({ room, list, outcomes }: Parts, reply: (message: Message) => void): Deeds {
  async function useMenu(name: string, message: Message): Promise<void> {
    const stop = list.wait(name);
    try {
      const result = await room.ask('menu', { ...room.from(), name, message: message.id });
      outcomes.show(result, () => list.notice(noAnswer));
    } catch (error) {
      list.notice(wordsOf(error));
    } finally {
      stop();
    }
  }

  /** The line under a message whose button or menu came to nothing. */
  function failOn(id: string, words = 'This interaction failed'): void {
    const article = list.find(id)?.querySelector('article');
    article?.querySelector('.failed')?.remove();
    article?.append(element('p', { class: 'failed' }, words));
    announce(words);
  }

  return {
    async use({ name, subcommand, title }, values) {
      const stop = list.wait(`/${title}`);
      try {
        const result = await room.ask('use', { ...room.from(), name, subcommand, values });
        outcomes.show(result, () => list.notice(noAnswer));
      } finally {
        stop();
      }
    },
    async press(message, customId) {
      const item = list.find(message.id);
      // Who presses twice in a hurry means once.
      if (item?.ariaBusy === 'true') return;
      item?.querySelector('.failed')?.remove();
      item?.setAttribute('aria-busy', 'true');
      try {
        const result = await room.ask('press', { ...room.from(), message: message.id, customId });
        outcomes.show(result, () => failOn(message.id));
      } catch (error) {
        failOn(message.id, wordsOf(error));
      } finally {
        item?.removeAttribute('aria-busy');
      }
    },
    choose: (message, menu) => outcomes.choose(message, menu, () => failOn(message.id)),
    itemsFor(message) {
      // The bot answers with a public message, which a private one can't be taken to.
      const isPublic = message.reader === undefined;
      const menus = isPublic ? room.offer().menus : [];
      return [
        ...(isPublic ? [{ label: 'Reply', act: () => reply(message) }] : []),
        ...menus.map((name) => ({ label: name, hint: room.hello.bot.name, act: () => void useMenu(name, message) })),
        { label: 'Copy text', act: () => void navigator.clipboard.writeText(message.source) },
      ];
    },
  };
}

function wordsOf(error: unknown): string {
  return error instanceof Refusal ? error.message : `The page has a fault: ${error}`;
}
