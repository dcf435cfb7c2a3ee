import type { Entry, Knowledge } from '../knowledge/knowledge.ts';
import { featuredFacts } from './answerer.ts';
import { functionWords } from './text/lexicon/function-words.ts';
import { tokenise } from './text/tokenizer.ts';

/** Offers known questions while somebody types. */
export type Autocomplete = {
  /** The best first; with nothing typed, the most telling ones. From memory, since Discord gives three seconds at most. */
  suggest(typed: string, maxResults: number): readonly Entry[];
};

export function createAutocomplete(knowledge: Knowledge): Autocomplete {
  const indexedEntries = [...knowledge.facts, ...knowledge.notStated].map((entry) => ({
    entry,
    questionWords: wordsIn(entry.question),
    paraphraseWords: ` ${[...new Set([entry.question, ...entry.paraphrases].flatMap(wordsIn))].join(' ')} `,
  }));
  return {
    suggest(typed, maxResults) {
      const words = wordsIn(typed);
      if (words.length === 0) return featuredFacts(knowledge, maxResults);
      return indexedEntries
        .map(({ entry, questionWords, paraphraseWords }) => ({
          entry,
          score: matchScore(words, questionWords, paraphraseWords),
        }))
        .filter(({ score }) => score > 0)
        .toSorted((a, b) => b.score - a.score)
        .slice(0, maxResults)
        .map(({ entry }) => entry);
    },
  };
}

/**
 * Each typed word counts most where the question itself has it, less where one of the wordings does; grammar counts little.
 * `all`: the words of all wordings, each between spaces, since one search in a text is faster than a look at every word.
 */
function matchScore(typed: readonly string[], questionWords: readonly string[], paraphraseWords: string): number {
  return typed.reduce((sum, word, index) => {
    const isUnfinished = index === typed.length - 1;
    const weight = functionWords.has(word) ? 0.2 : 1;
    const inQuestion = questionWords.some((other) => other === word || (isUnfinished && other.startsWith(word)));
    if (inQuestion) return sum + 2 * weight;
    const inParaphrases = paraphraseWords.includes(isUnfinished && word.length > 2 ? ` ${word}` : ` ${word} `);
    return sum + (inParaphrases ? weight : -0.5 * weight);
  }, 0);
}

function wordsIn(text: string): string[] {
  return tokenise(text).map(({ word }) => word);
}
