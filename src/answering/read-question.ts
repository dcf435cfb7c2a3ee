import type { Concepts } from './concepts.ts';
import { type Feature, featuresOf } from './features.ts';
import { withoutFillers } from './fillers.ts';
import { isMatter, questionWords } from './function-words.ts';
import type { Speller } from './spelling.ts';
import { type Token, tokenise, wordToken } from './tokens.ts';

/** A word that was mended, for the explanation. */
export type Repair = { readonly from: string; readonly to: string };

/** A question as the engine reads it. */
export type ReadQuestion = {
  readonly tokens: readonly Token[];
  readonly repairs: readonly Repair[];
  /** The words and ideas that say what it is about; none in "and why?". */
  readonly about: readonly string[];
  readonly features: readonly Feature[];
};

export function readQuestion(question: string, speller: Speller, concepts: Concepts): ReadQuestion {
  const repairs: Repair[] = [];
  const mended = tokenise(question).map((token) => {
    const meant = token.kind === 'word' ? speller.mend(token.word) : undefined;
    if (meant === undefined) return token;
    repairs.push({ from: token.word, to: meant });
    return wordToken(meant);
  });
  const tokens = withoutFillers(mended);
  const words = tokens.filter(({ word }) => isMatter(word)).map(({ stem }) => stem);
  const ideas = concepts.in(tokens.filter(({ word }) => !questionWords.has(word)));
  return { tokens, repairs, about: [...words, ...ideas], features: featuresOf(tokens, concepts.in(tokens)) };
}
