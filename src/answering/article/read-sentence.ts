import { functionWords } from '../function-words.ts';
import { type Token, tokenise } from '../tokens.ts';
import { type Cues, readCues } from './cues.ts';

/** One sentence as the ranking looks at it. */
export type ReadSentence = {
  /** The words that carry matter, in order. */
  readonly content: readonly Token[];
  /** Where in `content` each stem is met first. */
  readonly places: ReadonlyMap<string, number>;
  /** Words of `content` as they are written, in lower case. */
  readonly words: ReadonlySet<string>;
  readonly cues: Cues;
};

const questionWords = new Set('what which who whom whose when where why how'.split(' '));

/** Whether a word can be looked for: neither grammar nor a question word. */
export function carriesMatter(word: string): boolean {
  return !functionWords.has(word) && !questionWords.has(word);
}

/** Reads one sentence of an article. */
export function readSentence(text: string): ReadSentence {
  const content = tokenise(text).filter(({ word }) => carriesMatter(word));
  return {
    content,
    places: new Map(content.map(({ stem }, at) => [stem, at] as const).reverse()),
    words: new Set(content.map(({ word }) => word)),
    cues: readCues(text),
  };
}
