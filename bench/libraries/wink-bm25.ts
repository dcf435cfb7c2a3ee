import openIndex from 'wink-bm25-text-search';
import wink from 'wink-nlp-utils';
import { normalizeByWordCount } from './normalize-score.ts';
import type { SearchLibrary } from './search-library.ts';

/** Its stop words are not removed, because they include "when", "where" and "who". */
const steps = [wink.string.lowerCase, wink.string.tokenize0, wink.tokens.stem];

export const winkBm25: SearchLibrary = {
  name: 'wink-bm25',
  configuration: 'stemmed',
  createIndex(texts) {
    const index = openIndex();
    index.defineConfig({ fldWeights: { text: 1 } });
    index.definePrepTasks(steps);
    texts.forEach((text, place) => {
      index.addDoc({ text }, place);
    });
    index.consolidate();
    return normalizeByWordCount((question) => {
      const [first] = index.search(question, 1);
      return first && { position: Number(first[0]), score: first[1] };
    });
  },
};
