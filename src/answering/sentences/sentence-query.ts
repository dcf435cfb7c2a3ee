import { type Token, tokenise, wordToken } from '../text/tokenizer.ts';
import { isContentWord } from './parsed-sentence.ts';
import { createQueryTerm, type QueryTerm } from './query-term.ts';
import { type QuestionType, questionType } from './question-type.ts';
import type { SentenceIndex } from './sentence-index.ts';

/** A question as the ranking looks at it. */
export type SentenceQuery = {
  readonly type: QuestionType;
  /** All words, mended, in lower case. */
  readonly words: readonly string[];
  /** The words that are looked for, each stem once, in order. */
  readonly terms: readonly QueryTerm[];
  readonly spellingFixes: readonly SpellingFix[];
};

/** A misspelt word and the word it was taken for. */
export type SpellingFix = { readonly from: string; readonly to: string };

/** Nobody asks with more words; what follows is not looked for. */
const maxTerms = 40;

/** Reads a question against one article: its spelling is mended by the article's words, its terms are weighed by them. */
export function parseSentenceQuery(index: SentenceIndex, question: string): SentenceQuery {
  const spellingFixes: SpellingFix[] = [];
  const tokens = tokenise(question).map((token) => {
    const to = token.kind === 'word' && isContentWord(token.word) ? index.spellChecker.correct(token.word) : undefined;
    if (to === undefined) return token;
    spellingFixes.push({ from: token.word, to });
    return wordToken(to);
  });
  const words = tokens.map(({ word }) => word);
  return {
    type: questionType(words),
    words,
    terms: createQueryTerms(index, tokens, capitalizedStems(question)),
    spellingFixes,
  };
}

/** Stems of the words after the first that are written with a capital. */
function capitalizedStems(question: string): ReadonlySet<string> {
  return new Set(
    [...question.matchAll(/(?<=\s)\p{Lu}[\p{L}\p{N}]*/gu)].map(([word]) => wordToken(word.toLowerCase()).stem),
  );
}

function createQueryTerms(index: SentenceIndex, tokens: readonly Token[], capitals: ReadonlySet<string>): QueryTerm[] {
  const byStem = new Map(tokens.filter(({ word }) => isContentWord(word)).map((token) => [token.stem, token] as const));
  const searchTokens = [...byStem.values()].slice(0, maxTerms);
  const isName = searchTokens.map(({ stem }) => index.nameStems.has(stem) || capitals.has(stem));
  return searchTokens.map((token, position) => createQueryTerm(index, token, nameRunLength(isName, position)));
}

/** How many names stand together around this place; 0 if it is none. */
function nameRunLength(isName: readonly boolean[], position: number): number {
  if (!isName[position]) return 0;
  const previousGap = isName.lastIndexOf(false, position);
  const nextGap = isName.indexOf(false, position);
  return (nextGap === -1 ? isName.length : nextGap) - previousGap - 1;
}
