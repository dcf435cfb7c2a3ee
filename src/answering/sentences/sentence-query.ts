import { isContentWord } from '../text/lexicon/function-words.ts';
import { correctTokens, type SpellingFix } from '../text/spell-checker.ts';
import { type Token, tokenise, wordToken } from '../text/tokenizer.ts';
import { createQueryTerm, type QueryTerm } from './query-term.ts';
import type { SentenceIndex } from './sentence-index.ts';

/** The kind of answer that a question expects, as far as the ranking uses it. */
export type QuestionType = 'when' | 'where' | 'who' | 'who-is' | 'why' | 'how-many' | 'how-long' | 'say' | 'other';

/** A question, parsed for one article. */
export type SentenceQuery = {
  readonly type: QuestionType;
  /** All words, spelling corrected, in lower case. */
  readonly words: readonly string[];
  /** The content words, each stem once, in order. */
  readonly terms: readonly QueryTerm[];
  readonly spellingFixes: readonly SpellingFix[];
};

/** Later words of a longer question are ignored. */
const maxTerms = 40;

/** Corrects the spelling with the article's vocabulary and weighs the terms by the article. `tokens` are those of the question. */
export function parseSentenceQuery(
  index: SentenceIndex,
  question: string,
  tokens: readonly Token[] = tokenise(question),
): SentenceQuery {
  const { tokens: correctedTokens, spellingFixes } = correctTokens(tokens, index.spellChecker, isContentWord);
  const words = correctedTokens.map(({ word }) => word);
  return {
    type: questionType(words),
    words,
    terms: createQueryTerms(index, correctedTokens, capitalizedStems(question)),
    spellingFixes,
  };
}

/** Stems of the capitalized words after the first word. */
function capitalizedStems(question: string): ReadonlySet<string> {
  return new Set(
    [...question.matchAll(/(?<=\s)\p{Lu}[\p{L}\p{N}]*/gu)].map(([word]) => wordToken(word.toLowerCase()).stem),
  );
}

function createQueryTerms(
  { lookUpTerm, nameStems, sentences }: SentenceIndex,
  tokens: readonly Token[],
  capitals: ReadonlySet<string>,
): QueryTerm[] {
  const byStem = new Map(tokens.filter(({ word }) => isContentWord(word)).map((token) => [token.stem, token] as const));
  const searchTokens = [...byStem.values()].slice(0, maxTerms);
  const isName = searchTokens.map(({ stem }) => nameStems.has(stem) || capitals.has(stem));
  return searchTokens.map((token, position) =>
    createQueryTerm(lookUpTerm, sentences.length, token, nameRunLength(isName, position)),
  );
}

/** The number of adjacent names around a position; 0 if there is no name at it. */
function nameRunLength(isName: readonly boolean[], position: number): number {
  if (!isName[position]) return 0;
  const previousGap = isName.lastIndexOf(false, position);
  const nextGap = isName.indexOf(false, position);
  return (nextGap === -1 ? isName.length : nextGap) - previousGap - 1;
}

const questionTypeRules: readonly (readonly [QuestionType, RegExp])[] = [
  ['who-is', /^(?:so )?who (?:is|was|are|were|exactly is) (?:the )?(?:\S+ ){0,2}\S+$/],
  ['how-long', /\bhow (?:long|old)\b|\bfor how\b|\bhow much time\b/],
  [
    'how-many',
    /\bhow (?:many|much|far|fast|high|big|large|tall|often|frequently|deep|heavy|expensive)\b|\b(?:what|which) (?:number|percentage|percent|proportion|amount|price|age|distance|fraction)\b|\bnumber of\b.* is$/,
  ],
  ['when', /\bwhen\b|\b(?:what|which) (?:year|day|date|time|month|century|decade|week|season|period)\b|\bsince when\b/],
  [
    'where',
    /\bwhere\b|\b(?:what|which) (?:place|city|country|town|state|region|location|area|village|continent|street|hospital)\b/,
  ],
  [
    'why',
    /\bwhy\b|\bwhat (?:\S+ )?(?:reason|cause|caused|causes|motivat\S+)\b|\bhow come\b|\bpurpose of\b|\breasons?\b/,
  ],
  [
    'say',
    /\b(?:say|says|said|think|thinks|believe|believes|claim|claims|according|suggest|suggests|state|states|stated|mention|mentions|warn|warned|feel|note|notes|report|opinion)\b/,
  ],
  [
    'who',
    /\bwho(?:m|se)?\b|\b(?:what|which) (?:person|man|woman|people|group|company|king|leader|president|scientist|author|organi[sz]ation|team|party)\b/,
  ],
];

/** The type of the first matching rule. `words` are in lower case and include function words. */
export function questionType(words: readonly string[]): QuestionType {
  const text = words.join(' ');
  return questionTypeRules.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
}
