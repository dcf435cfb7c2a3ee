import MiniSearch from 'minisearch';
import { normalizeByWordCount } from './normalize-score.ts';
import type { SearchLibrary } from './search-library.ts';
import { stemWord } from './stem-word.ts';

/** Fuzzy search only for words long enough for a typing error; prefix search was worse. */
const searchOptions = { fuzzy: (word: string) => (word.length > 3 ? 0.2 : false) };

export const miniSearch: SearchLibrary = {
  name: 'MiniSearch',
  configuration: 'stemmed, fuzzy',
  createIndex(texts) {
    const index = new MiniSearch<{ id: number; text: string }>({
      fields: ['text'],
      processTerm: stemWord,
      searchOptions,
    });
    index.addAll(texts.map((text, id) => ({ id, text })));
    return normalizeByWordCount((question) => {
      const [first] = index.search(question);
      return first && { position: Number(first.id), score: first.score };
    });
  },
};
