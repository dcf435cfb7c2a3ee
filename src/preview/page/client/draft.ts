import type { Place } from '../shown-message.ts';
import { remember, remembered } from './tab-memory.ts';

/**
 * What is half written in a place, which outlives a reload and, since it goes by the name, a start of the bot. The two
 * direct channels with the bot are one here.
 */
export type Draft = {
  readonly name: string;
  read(): string;
  keep(words: string): void;
  /** Keeps words for which there is no room as long as a command is being filled in. */
  setAside(words: string): void;
  /** The words that were set aside, which they are no more; empty without any. */
  takeBack(): string;
};

export function draftIn({ name: place, owner }: Place): Draft {
  const name = `draft ${owner === undefined ? '#' : '@'}${place}`;
  const aside = `aside ${name}`;
  return {
    name,
    read: () => remembered(name) ?? '',
    keep: (words) => remember(name, words),
    setAside: (words) => remember(aside, words),
    takeBack() {
      const words = remembered(aside) ?? '';
      remember(aside, '');
      return words;
    },
  };
}
