import type { PageChannel } from '../page-message.ts';
import { readTabStorage, writeTabStorage } from './tab-storage.ts';

/**
 * What is half written in a place, which outlives a reload and, since it goes by the name, a start of the bot. The two
 * direct channels with the bot are one here.
 */
export type MessageDraft = {
  readonly name: string;
  read(): string;
  keep(words: string): void;
  /** Keeps words for which there is no room as long as a command is being filled in. */
  setAside(words: string): void;
  /** The words that were set aside, which they are no more; empty without any. */
  takeBack(): string;
};

export function draftForChannel({ name: place, ownerRole }: PageChannel): MessageDraft {
  const name = `draft ${ownerRole === undefined ? '#' : '@'}${place}`;
  const aside = `aside ${name}`;
  return {
    name,
    read: () => readTabStorage(name) ?? '',
    keep: (words) => writeTabStorage(name, words),
    setAside: (words) => writeTabStorage(aside, words),
    takeBack() {
      const words = readTabStorage(aside) ?? '';
      writeTabStorage(aside, '');
      return words;
    },
  };
}
