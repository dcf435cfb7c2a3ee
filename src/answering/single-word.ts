import type { Entry } from '../knowledge/knowledge.ts';
import type { Decision } from './classifier.ts';
import type { Query } from './query.ts';
import { isContentWord } from './text/lexicon/function-words.ts';
import { tokenise } from './text/tokenizer.ts';

/**
 * A single word such as “cat” or “bar” may stand in some paraphrase (“what were the police wearing, full kit?”) without being
 * a question about it. It counts only for entries that are about it: in their question, answer or sentences.
 */
export function restrictSingleWord(query: Query, decision: Decision): Decision {
  const stem = singleWordStem(query);
  if (stem === undefined || decision.kind === 'none' || decision.kind === 'unchecked') return decision;
  const isAbout = (entry: Entry) => tokenise(mainText(entry)).some((token) => token.stem === stem);
  if (decision.kind === 'sure') return isAbout(decision.best) ? decision : { kind: 'none' };
  const choices = decision.choices.filter(isAbout);
  return choices.length === 0 ? { kind: 'none' } : { kind: 'unsure', choices };
}

/** Undefined for several words, for “when?”, and for a word with a synonym in the knowledge. */
function singleWordStem({ tokens: [token, ...others], conceptMatches }: Query): string | undefined {
  const isSingle = token !== undefined && others.length === 0 && conceptMatches.length === 0;
  return isSingle && isContentWord(token.word) ? token.stem : undefined;
}

function mainText(entry: Entry): string {
  const evidence = entry.kind === 'fact' ? [entry.answer, ...entry.citations.map(({ quote }) => quote)] : [];
  return [entry.question, ...evidence].join(' ');
}
