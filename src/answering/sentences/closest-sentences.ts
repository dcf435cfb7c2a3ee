import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Sentence } from '../../knowledge/sentences.ts';
import { indexArticle, rankSentences } from './rank-sentences.ts';

type CachedIndex = { readonly sentences: readonly Sentence[]; readonly index: ReturnType<typeof indexArticle> };

const cache = new WeakMap<Knowledge, CachedIndex>();

/**
 * The sentences that may be shown, those that most likely answer a question first; behind them the others, in order. The
 * first time for a state takes some 0.1 ms a sentence.
 */
export function closestSentences(knowledge: Knowledge, question: string): readonly Sentence[] {
  const { sentences, index } = cache.get(knowledge) ?? createIndex(knowledge);
  const ranked = rankSentences(index, question).ranked.flatMap(({ sentenceIndex }) => sentences[sentenceIndex] ?? []);
  return [...new Set([...ranked, ...sentences])];
}

function createIndex(knowledge: Knowledge): CachedIndex {
  const sentences = knowledge.sources.flatMap((source) => source.sentences).filter(isUnredacted);
  const index = { sentences, index: indexArticle(sentences.map(({ text }) => text)) };
  cache.set(knowledge, index);
  return index;
}

/** Where words are withheld, others stand in their place, and the place keeps its length. */
function isUnredacted({ text, start, end }: Sentence): boolean {
  return text.length === end - start;
}
