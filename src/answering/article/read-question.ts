import { type Token, tokenise, wordToken } from '../tokens.ts';
import type { ArticleIndex } from './indexed-article.ts';
import { type QuestionType, questionType } from './question-type.ts';
import { carriesMatter } from './read-sentence.ts';
import { type Term, termOf } from './term.ts';

/** A question as the ranking looks at it. */
export type ReadQuestion = {
  readonly type: QuestionType;
  /** All words, mended, in lower case. */
  readonly words: readonly string[];
  /** The words that are looked for, each stem once, in order. */
  readonly terms: readonly Term[];
  readonly repairs: readonly Repair[];
};

/** A misspelt word and the word it was taken for. */
export type Repair = { readonly from: string; readonly to: string };

/** Nobody asks with more words; what follows is not looked for. */
const mostTerms = 40;

/** Reads a question against one article: its spelling is mended by the article's words, its terms are weighed by them. */
export function readQuestion(index: ArticleIndex, question: string): ReadQuestion {
  const repairs: Repair[] = [];
  const tokens = tokenise(question).map((token) => {
    const to = token.kind === 'word' && carriesMatter(token.word) ? index.speller.mend(token.word) : undefined;
    if (to === undefined) return token;
    repairs.push({ from: token.word, to });
    return wordToken(to);
  });
  const words = tokens.map(({ word }) => word);
  return { type: questionType(words), words, terms: termsOf(index, tokens, capitalsOf(question)), repairs };
}

/** Stems of the words after the first that are written with a capital. */
function capitalsOf(question: string): ReadonlySet<string> {
  return new Set(
    [...question.matchAll(/(?<=\s)\p{Lu}[\p{L}\p{N}]*/gu)].map(([word]) => wordToken(word.toLowerCase()).stem),
  );
}

function termsOf(index: ArticleIndex, tokens: readonly Token[], capitals: ReadonlySet<string>): Term[] {
  const byStem = new Map(tokens.filter(({ word }) => carriesMatter(word)).map((token) => [token.stem, token] as const));
  const looked = [...byStem.values()].slice(0, mostTerms);
  const isName = looked.map(({ stem }) => index.names.has(stem) || capitals.has(stem));
  return looked.map((token, at) => termOf(index, token, runAround(isName, at)));
}

/** How many names stand together around this place; 0 if it is none. */
function runAround(isName: readonly boolean[], at: number): number {
  if (!isName[at]) return 0;
  const before = isName.lastIndexOf(false, at);
  const after = isName.indexOf(false, at);
  return (after === -1 ? isName.length : after) - before - 1;
}
