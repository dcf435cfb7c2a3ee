import type { PageCommand } from '../page-command.ts';
import type { PageMessage, PageSelectMenu } from '../page-message.ts';
import type { PageOptionValue } from '../protocol.ts';
import type { ActionResults } from './action-results.ts';
import { announceToScreenReader } from './announcer.ts';
import { RequestError } from './connection.ts';
import { createElement } from './element.ts';
import type { MessageList } from './message-list.ts';
import type { MenuItem } from './message-menu.ts';
import { noResponseText } from './notices.ts';
import type { SessionState } from './session-state.ts';

/** What one does with the bot: everything that it has three seconds to answer. */
export type UserActions = {
  use(command: PageCommand, values: Readonly<Record<string, PageOptionValue>>): Promise<void>;
  press(message: PageMessage, customId: string): Promise<void>;
  choose(message: PageMessage, menu: PageSelectMenu): void;
  /** What can be done with a message. */
  itemsFor(message: PageMessage): readonly MenuItem[];
};

export type MessageActionsOptions = {
  readonly room: SessionState;
  readonly list: MessageList;
  readonly outcomes: ActionResults;
};

export function createUserActions(
  { room, list, outcomes }: MessageActionsOptions,
  reply: (message: PageMessage) => void,
): UserActions {
  async function useMenu(name: string, message: PageMessage): Promise<void> {
    const stop = list.wait(name);
    try {
      const result = await room.ask('runMessageCommand', { ...room.from(), name, messageId: message.id });
      outcomes.show(result, () => list.notice(noResponseText));
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
    article?.append(createElement('p', { class: 'failed' }, words));
    announceToScreenReader(words);
  }

  return {
    async use({ name, subcommand, title }, values) {
      const stop = list.wait(`/${title}`);
      try {
        const result = await room.ask('runCommand', { ...room.from(), name, subcommand, values });
        outcomes.show(result, () => list.notice(noResponseText));
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
        const result = await room.ask('pressButton', { ...room.from(), messageId: message.id, customId });
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
      const isPublic = message.readerRole === undefined;
      const menus = isPublic ? room.offer().messageCommands : [];
      return [
        ...(isPublic ? [{ label: 'Reply', act: () => reply(message) }] : []),
        ...menus.map((name) => ({ label: name, hint: room.hello.bot.name, act: () => void useMenu(name, message) })),
        { label: 'Copy text', act: () => void navigator.clipboard.writeText(message.source) },
      ];
    },
  };
}

function wordsOf(error: unknown): string {
  return error instanceof RequestError ? error.message : `The page has a fault: ${error}`;
}
