import openIndex from 'wink-bm25-text-search';
import wink from 'wink-nlp-utils';
import type { Peer } from './peer.ts';
import { perWord } from './per-word.ts';

/** Its stop words are not removed: "when", "where" and "who" are among them. */
const steps = [wink.string.lowerCase, wink.string.tokenize0, wink.tokens.stem];

export const winkBm25: Peer = {
  name: 'wink-bm25',
  setUp: 'stemmed',
  open(texts) {
    const index = openIndex();
    index.defineConfig({ fldWeights: { text: 1 } });
    index.definePrepTasks(steps);
    texts.forEach((text, place) => {
      index.addDoc({ text }, place);
    });
    index.consolidate();
    return perWord((question) => {
      const [first] = index.search(question, 1);
      return first && { place: Number(first[0]), score: first[1] };
    });
  },
};
