import type { Entry, Knowledge } from '../knowledge/knowledge.ts';
import { openBayes } from './bayes.ts';
import { openConcepts } from './concepts.ts';
import { type Features, featuresOf, ideaFeature } from './features.ts';
import { isCommonWord } from './language.ts';
import { openNearestWordings } from './nearest-wordings.ts';
import { type OffTopic, offTopic } from './off-topic.ts';
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
  const tokens = entries.map((entry) => textsOf(entry).map(tokenise));
  const sources = knowledge.sources.map(({ text }) => tokenise(text));
  const speller = openSpeller(wordsOf([...tokens.flat(), ...sources]), isCommonWord);
  const wordings = tokens.map((ofEntry) => ofEntry.map((one) => featuresOf(one, concepts)));
  const held = wordings.map((ofEntry) => new Set(ofEntry.flatMap((features) => [...features.keys()])));
  const all = new Set(held.flatMap((features) => [...features]));
  const bayes = openBayes(wordings);
  const nearest = openNearestWordings(wordings);
  const candidatesFor = (features: Features): Candidate[] => {
    const chances = bayes.score(features);
    const { best, few } = nearest.score(features);
    const candidates = entries.map((entry, at) => ({
      entry,
      score: (chances[at] ?? 0) + likenessWeight * (few[at] ?? 0),
      likeness: best[at] ?? 0,
      holds: (feature: string) => held[at]?.has(feature) ?? false,
    }));
    return candidates.toSorted((a, b) => b.score - a.score).slice(0, mostCandidates);
  };
  return {
    idf: nearest.idf,
    ideas: (token) => concepts.in([token]).map(ideaFeature),
    rank(text) {
      const question = readQuestion(text, speller, concepts);
      const isKnown = question.features.keys().some((feature) => all.has(feature));
      return { question, candidates: isKnown ? candidatesFor(question.features) : [] };
    },
  };
}

function textsOf(entry: Entry | OffTopic): string[] {
  return [entry.question, ...entry.asked, ...(entry.kind === 'fact' ? [entry.answer] : [])];
}

/** Answers are in the words of the article; so the speller knows those too. */
function wordsOf(texts: readonly (readonly Token[])[]): Set<string> {
  return new Set(texts.flatMap((tokens) => tokens.map(({ word }) => word)));
}
