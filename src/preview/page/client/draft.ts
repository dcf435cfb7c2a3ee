import type { Place } from '../shown-message.ts';
import { remember, remembered } from './tab-memory.ts';

/**
 * What is half written in a place, which outlives a reload and, since it goes by the name, a start of the bot. The two
 * direct channels with the bot are one here.
 */
export type Draft = { readonly name: string; read(): string; keep(words: string): void };

export function draftIn({ name: place, owner }: Place): Draft {
  const name = `draft ${owner === undefined ? '#' : '@'}${place}`;
  return { name, read: () => remembered(name) ?? '', keep: (words) => remember(name, words) };
}
