import type { Entry, Knowledge } from '../knowledge/knowledge.ts';
import { openBayes, summed } from './bayes.ts';
import { openConcepts } from './concepts.ts';
import { openFeatureTable } from './feature-table.ts';
import { featuresOf, ideaFeature } from './features.ts';
import { withoutFillers } from './fillers.ts';
import { isCommonWord } from './language.ts';
import { openNearestWordings } from './nearest-wordings.ts';
import { type OffTopic, offTopic } from './off-topic.ts';
import { packPostings, type Row } from './postings.ts';
import { type ReadQuestion, readQuestion } from './read-question.ts';
import { openSpeller } from './spelling.ts';
import { type Token, tokenise } from './tokens.ts';

/** An entry and what speaks for it. */
export type Candidate = {
  readonly entry: Entry | OffTopic;
  /** The order of candidates; a log of likelihood, comparable within one question only. */
  readonly score: number;
  /** How like the question is to one wording of the entry: 1 the same words, 0 nothing in common. */
  readonly likeness: number;
  /** Features that some wording of the entry has. */
  readonly holds: (feature: string) => boolean;
};

/** The candidates for a question, the best first, and how the question was read. */
export type Ranking = { readonly candidates: readonly Candidate[]; readonly question: ReadQuestion };

/** Which entries a question may mean. It only ranks; whether to answer is decided elsewhere. */
export type EntryIndex = {
  readonly rank: (question: string) => Ranking;
  /** How telling a feature is, over all entries; most for one that none of them has. */
  readonly idf: (feature: string) => number;
  /** The features of the ideas that one word stands for. */
  readonly ideas: (token: Token) => readonly string[];
};

/** What a likeness of 1 counts beside a log of likelihood. */
const likenessWeight = 20;

/** Candidates further down have never been right in what was measured. */
const mostCandidates = 12;

/** Indexes what people ask: every entry by its question, its wordings and its answer. */
export function indexEntries(knowledge: Knowledge): EntryIndex {
  const entries: readonly (Entry | OffTopic)[] = [...knowledge.facts, ...knowledge.notStated, ...offTopic];
  const concepts = openConcepts(knowledge.terms);
  const tokens = entries.map((entry) => textsOf(entry).map((text) => withoutFillers(tokenise(text))));
  const counts = countsOf([...tokens.flat(), ...sentencesOf(knowledge).map(tokenise)]);
  const speller = openSpeller(counts.keys(), isCommonWord, { favour: (word) => favourFor(counts.get(word) ?? 1) });
  const table = openFeatureTable();
  const wordings = tokens.map((ofEntry) => ofEntry.map((one) => table.learn(featuresOf(one, concepts.in(one)))));
  const sums = wordings.map(summed);
  const idf = idfOf(table.size(), sums);
  const unseen = Math.log(1 + entries.length / 0.5);
  const bayes = openBayes(table.size(), sums);
  const nearest = openNearestWordings(wordings, idf, unseen);
  const held = packPostings(table.size(), sums);
  const holds = (entry: number, name: string): boolean => {
    const feature = table.numberOf(name);
    return feature !== undefined && held.rowsWith(feature).includes(entry);
  };
  const candidatesFor = (features: ReturnType<typeof table.read>): Candidate[] => {
    const chances = bayes.score(features);
    const { best, few } = nearest.score(features);
    const scores = chances.map((chance, at) => chance + likenessWeight * (few[at] ?? 0));
    return highest(scores, mostCandidates).flatMap((at) => {
      const entry = entries[at];
      if (!entry) return [];
      return [{ entry, score: scores[at] ?? 0, likeness: best[at] ?? 0, holds: (name: string) => holds(at, name) }];
    });
  };
  return {
    idf(name) {
      const feature = table.numberOf(name);
      return feature === undefined ? unseen : (idf[feature] ?? unseen);
    },
    ideas: (token) => concepts.in([token]).map(ideaFeature),
    rank(text) {
      const question = readQuestion(text, speller, concepts);
      const features = table.read(question.features);
      return { question, candidates: features.features.length > 0 ? candidatesFor(features) : [] };
    },
  };
}

/** The fewer entries have a feature, the more it tells. */
function idfOf(features: number, entries: readonly Row[]): Float64Array {
  const frequency = new Uint32Array(features);
  for (const entry of entries) {
    for (const feature of entry.features) frequency[feature] = (frequency[feature] ?? 0) + 1;
  }
  return Float64Array.from(frequency, (count) => Math.log(1 + entries.length / count));
}

/** The places of the highest scores, the highest first. */
function highest(scores: Float64Array, most: number): number[] {
  const least = scores.toSorted().at(-most) ?? Number.NEGATIVE_INFINITY;
  const places = Array.from(scores.keys()).filter((at) => (scores[at] ?? 0) >= least);
  return places.toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0)).slice(0, most);
}

function textsOf(entry: Entry | OffTopic): string[] {
  return [entry.question, ...entry.asked, ...(entry.kind === 'fact' ? [entry.answer] : [])];
}

/** Answers are in the words of the article; so the speller knows those too. */
function sentencesOf({ sources }: Knowledge): string[] {
  return sources.flatMap(({ sentences }) => sentences.map(({ text }) => text));
}

function countsOf(texts: readonly (readonly Token[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const tokens of texts) {
    for (const { word } of tokens) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** A word that is used ten times as often is meant as readily as one that is nearer by this part of a slip. */
function favourFor(count: number): number {
  return 0.15 * Math.log10(count);
}
