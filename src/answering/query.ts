import type { ConceptMatcher } from './concepts.ts';
import { extractFeatures, type Feature } from './features.ts';
import { stripFillers } from './text/filler-phrases.ts';
import { isContentWord, questionWords } from './text/lexicon/function-words.ts';
import type { SpellChecker } from './text/spell-checker.ts';
import { type Token, tokenise, wordToken } from './text/tokenizer.ts';

/** A word that was mended, for the explanation. */
export type SpellingFix = { readonly from: string; readonly to: string };

/** A question as the engine reads it. */
export type Query = {
  readonly tokens: readonly Token[];
  readonly spellingFixes: readonly SpellingFix[];
  /** The words and ideas that say what it is about; none in "and why?". */
  readonly contentTerms: readonly string[];
  readonly features: readonly Feature[];
};

export function parseQuery(question: string, spellChecker: SpellChecker, concepts: ConceptMatcher): Query {
  const spellingFixes: SpellingFix[] = [];
  const correctedTokens = tokenise(question).map((token) => {
    const correctedWord = token.kind === 'word' ? spellChecker.correct(token.word) : undefined;
    if (correctedWord === undefined) return token;
    spellingFixes.push({ from: token.word, to: correctedWord });
    return wordToken(correctedWord);
  });
  const tokens = stripFillers(correctedTokens);
  const contentStems = tokens.filter(({ word }) => isContentWord(word)).map(({ stem }) => stem);
  const contentConcepts = concepts.match(tokens.filter(({ word }) => !questionWords.has(word)));
  return {
    tokens,
    spellingFixes,
    contentTerms: [...contentStems, ...contentConcepts],
    features: extractFeatures(tokens, concepts.match(tokens)),
  };
}
