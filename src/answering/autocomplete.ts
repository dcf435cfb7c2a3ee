import type { Entry, Fact, Knowledge } from '../knowledge/knowledge.ts';
import { functionWords } from './text/lexicon/function-words.ts';
import { tokenise } from './text/tokenizer.ts';

/** Suggests known questions while a user types. */
export type Autocomplete = {
  /** Best first; the featured facts if nothing is typed. Discord allows three seconds and no deferral. */
  suggest(typed: string, maxResults: number): readonly Entry[];
};

/** The score of a typed word: found in the question, in a paraphrase, or in neither. */
const scores = { question: 2, paraphrase: 1, missing: -0.5 } as const;
const functionWordWeight = 0.2;
/** From this length on, the unfinished last word is looked up as a prefix among the paraphrases. */
const minPrefixLength = 3;

const maxFeaturedFacts = 5;

/** The questions of a knowledge: first those of the facts, then those of the unstated entries. */
export type AutocompleteIndex = readonly IndexedQuestion[];

type IndexedQuestion = {
  readonly questionWords: readonly string[];
  /** The words of the question and of all paraphrases, each between spaces: one string search is faster than a loop. */
  readonly paraphraseWords: string;
};

export function indexQuestions({ facts, notStated }: Knowledge): AutocompleteIndex {
  return [...facts, ...notStated].map(({ question, paraphrases }) => ({
    questionWords: wordsIn(question),
    paraphraseWords: ` ${[...new Set([question, ...paraphrases].flatMap(wordsIn))].join(' ')} `,
  }));
}

/** `index` is that of this knowledge. */
export function createAutocomplete(knowledge: Knowledge, index: AutocompleteIndex): Autocomplete {
  const entries: readonly Entry[] = [...knowledge.facts, ...knowledge.notStated];
  return {
    suggest(typed, maxResults) {
      const words = wordsIn(typed);
      if (words.length === 0) return featuredFacts(knowledge, maxResults);
      return index
        .map((question, position) => ({ position, score: matchScore(words, question) }))
        .filter(({ score }) => score > 0)
        .toSorted((a, b) => b.score - a.score)
        .slice(0, maxResults)
        .flatMap(({ position }) => entries[position] ?? []);
    },
  };
}

/** The facts with commands of their own, which the file's author considers the most asked. */
export function featuredFacts(knowledge: Knowledge, maxFacts: number = maxFeaturedFacts): readonly Fact[] {
  const withCommand = knowledge.facts.filter(({ command }) => command);
  return (withCommand.length > 0 ? withCommand : knowledge.facts).slice(0, maxFacts);
}

function matchScore(typed: readonly string[], { questionWords, paraphraseWords }: IndexedQuestion): number {
  return typed.reduce((sum, word, index) => {
    const isUnfinished = index === typed.length - 1;
    const weight = functionWords.has(word) ? functionWordWeight : 1;
    const inQuestion = questionWords.some((other) => other === word || (isUnfinished && other.startsWith(word)));
    if (inQuestion) return sum + scores.question * weight;
    const isPrefix = isUnfinished && word.length >= minPrefixLength;
    const inParaphrases = paraphraseWords.includes(isPrefix ? ` ${word}` : ` ${word} `);
    return sum + (inParaphrases ? scores.paraphrase : scores.missing) * weight;
  }, 0);
}

function wordsIn(text: string): string[] {
  return tokenise(text).map(({ word }) => word);
}
