import { functionWords } from '../text/lexicon/function-words.ts';
import { type Token, tokenise } from '../text/tokenizer.ts';
import { type AnswerCues, detectCues } from './answer-cues.ts';

/** One sentence as the ranking looks at it. */
export type ParsedSentence = {
  /** The words that carry matter, in order. */
  readonly contentTokens: readonly Token[];
  /** Where in `content` each stem is met first. */
  readonly firstPositions: ReadonlyMap<string, number>;
  /** Words of `content` as they are written, in lower case. */
  readonly contentWords: ReadonlySet<string>;
  readonly cues: AnswerCues;
};

const questionWords = new Set('what which who whom whose when where why how'.split(' '));

/** Whether a word can be looked for: neither grammar nor a question word. */
export function isContentWord(word: string): boolean {
  return !functionWords.has(word) && !questionWords.has(word);
}

/** Reads one sentence of an article. */
export function parseSentence(text: string): ParsedSentence {
  const contentTokens = tokenise(text).filter(({ word }) => isContentWord(word));
  return {
    contentTokens,
    firstPositions: new Map(contentTokens.map(({ stem }, position) => [stem, position] as const).reverse()),
    contentWords: new Set(contentTokens.map(({ word }) => word)),
    cues: detectCues(text),
  };
}
