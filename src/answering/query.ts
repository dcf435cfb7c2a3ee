import { type ConceptIndex, type ConceptMatch, matchConcepts, uniqueConcepts } from './concepts.ts';
import { extractFeatures, type Feature } from './features.ts';
import { stripFillers } from './text/filler-phrases.ts';
import { isContentWord, questionWords } from './text/lexicon/function-words.ts';
import { correctTokens, type SpellChecker, type SpellingFix } from './text/spell-checker.ts';
import type { Token } from './text/tokenizer.ts';

/** A parsed question. */
export type Query = {
  /** Spelling corrected, without filler phrases. */
  readonly tokens: readonly Token[];
  readonly spellingFixes: readonly SpellingFix[];
  readonly conceptMatches: readonly ConceptMatch[];
  /** The content stems and concepts; none in "and why?". */
  readonly contentTerms: readonly string[];
  readonly features: readonly Feature[];
};

export function parseQuery(
  questionTokens: readonly Token[],
  spellChecker: SpellChecker,
  concepts: ConceptIndex,
): Query {
  const { tokens: correctedTokens, spellingFixes } = correctTokens(questionTokens, spellChecker);
  const tokens = stripFillers(correctedTokens);
  const conceptMatches = matchConcepts(concepts, tokens);
  const contentStems = tokens.filter(({ word }) => isContentWord(word)).map(({ stem }) => stem);
  const isQuestionWord = ({ word }: Token) => questionWords.has(word);
  const contentMatches = conceptMatches.filter(
    ({ position, length }) => !tokens.slice(position, position + length).some(isQuestionWord),
  );
  return {
    tokens,
    spellingFixes,
    conceptMatches,
    contentTerms: [...contentStems, ...uniqueConcepts(contentMatches)],
    features: extractFeatures(tokens, uniqueConcepts(conceptMatches)),
  };
}
