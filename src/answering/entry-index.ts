import type { Entry, IncidentIntent, Knowledge, Source } from '../knowledge/knowledge.ts';
import { type ConceptIndex, indexConcepts, matchConcepts, uniqueConcepts } from './concepts.ts';
import { addFeatures, extractFeatures } from './features.ts';
import { type MeanVectorModel, trainMeanVectorModel } from './mean-vector-model.ts';
import { type NaiveBayes, trainNaiveBayes } from './naive-bayes.ts';
import { indexParaphrases, type ParaphraseIndex } from './paraphrase-similarity.ts';
import { computeIdf, computeUnseenIdf, sumVectors } from './sparse-vector.ts';
import { stripFillers } from './text/filler-phrases.ts';
import { type OffTopicEntry, offTopicEntries } from './text/lexicon/off-topic.ts';
import { type Token, tokenise } from './text/tokenizer.ts';
import { buildVocabulary, type Vocabulary } from './vocabulary.ts';

export type IndexedEntry = Entry | IncidentIntent | OffTopicEntry;

/** The entries of a knowledge, indexed by question, paraphrases and answer. Plain data, so a worker thread can build it. */
export type EntryIndex = {
  readonly vocabulary: Vocabulary;
  readonly concepts: ConceptIndex;
  /** How often each word occurs in the entries and the article. */
  readonly wordCounts: ReadonlyMap<string, number>;
  /** The idf of each feature among the entries, and of a feature that none of them has. */
  readonly idf: Float64Array;
  readonly unseenIdf: number;
  readonly naiveBayes: NaiveBayes;
  readonly paraphrases: ParaphraseIndex;
  readonly meanVectors: MeanVectorModel;
};

/** What an index is made of. */
export type IndexedKnowledge = Pick<Knowledge, 'facts' | 'notStated' | 'intents' | 'synonyms'> & {
  readonly sources: readonly Source[];
};

/** Takes about 0.2 s for the largest files. */
export function indexEntries(knowledge: IndexedKnowledge): EntryIndex {
  const concepts = indexConcepts(knowledge.synonyms);
  const tokensByEntry = indexedEntries(knowledge).map((entry) =>
    indexedTexts(entry).map((text) => stripFillers(tokenise(text))),
  );
  const featureIds = new Map<string, number>();
  const paraphraseVectors = tokensByEntry.map((paraphrases) =>
    paraphrases.map((tokens) =>
      addFeatures(featureIds, extractFeatures(tokens, uniqueConcepts(matchConcepts(concepts, tokens)))),
    ),
  );
  const entryVectors = paraphraseVectors.map(sumVectors);
  const idf = computeIdf(featureIds.size, entryVectors);
  const unseenIdf = computeUnseenIdf(entryVectors.length);
  return {
    vocabulary: buildVocabulary(featureIds),
    concepts,
    wordCounts: countWords(knowledge, tokensByEntry),
    idf,
    unseenIdf,
    naiveBayes: trainNaiveBayes(featureIds.size, entryVectors),
    paraphrases: indexParaphrases(paraphraseVectors, idf, unseenIdf),
    meanVectors: trainMeanVectorModel(tokensByEntry),
  };
}

/** In the order of the index. */
export function indexedEntries({
  facts,
  notStated,
  intents,
}: Pick<Knowledge, 'facts' | 'notStated' | 'intents'>): readonly IndexedEntry[] {
  return [...facts, ...notStated.filter(({ intent }) => intent === undefined), ...intents, ...offTopicEntries];
}

function indexedTexts(entry: IndexedEntry): string[] {
  return [entry.question, ...entry.paraphrases, ...(entry.kind === 'fact' ? [entry.answer] : [])];
}

/** The vocabulary of the spell checker includes the words of the article, since questions use them too. */
function countWords(
  { sources }: Pick<IndexedKnowledge, 'sources'>,
  tokensByEntry: readonly (readonly (readonly Token[])[])[],
): ReadonlyMap<string, number> {
  const sentences = sources.flatMap((source) => source.sentences.map(({ text }) => tokenise(text)));
  const wordCounts = new Map<string, number>();
  for (const { word } of [...tokensByEntry.flat(), ...sentences].flat())
    wordCounts.set(word, (wordCounts.get(word) ?? 0) + 1);
  return wordCounts;
}
