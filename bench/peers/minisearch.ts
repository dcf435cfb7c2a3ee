import MiniSearch from 'minisearch';
import type { Peer } from './peer.ts';
import { perWord } from './per-word.ts';
import { stemmed } from './stemmed.ts';

/** Fuzzy only where a word is long enough to bear a slip; prefixes made it worse. */
const searchOptions = { fuzzy: (word: string) => (word.length > 3 ? 0.2 : false) };

export const miniSearch: Peer = {
  name: 'MiniSearch',
  setUp: 'stemmed, fuzzy',
  open(texts) {
    const index = new MiniSearch<{ id: number; text: string }>({
      fields: ['text'],
      processTerm: stemmed,
      searchOptions,
    });
    index.addAll(texts.map((text, id) => ({ id, text })));
    return perWord((question) => {
      const [first] = index.search(question);
      return first && { place: Number(first.id), score: first.score };
    });
  },
};
