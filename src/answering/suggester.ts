import type { Entry, Knowledge } from '../knowledge/knowledge.ts';
import { tellingFacts } from './answerer.ts';
import { functionWords } from './function-words.ts';
import { tokenise } from './tokens.ts';

/** Offers known questions while somebody types. */
export type Suggester = {
  /** The best first; with nothing typed, the most telling ones. From memory, since Discord gives three seconds at most. */
  suggest(typed: string, most: number): readonly Entry[];
};

export function openSuggester(knowledge: Knowledge): Suggester {
  const known = [...knowledge.facts, ...knowledge.notStated].map((entry) => ({
    entry,
    question: wordsOf(entry.question),
    all: ` ${[...new Set([entry.question, ...entry.asked].flatMap(wordsOf))].join(' ')} `,
  }));
  return {
    suggest(typed, most) {
      const words = wordsOf(typed);
      if (words.length === 0) return tellingFacts(knowledge, most);
      return known
        .map(({ entry, question, all }) => ({ entry, score: likeness(words, question, all) }))
        .filter(({ score }) => score > 0)
        .toSorted((a, b) => b.score - a.score)
        .slice(0, most)
        .map(({ entry }) => entry);
    },
  };
}

/**
 * Each typed word counts most where the question itself has it, less where one of the wordings does; grammar counts little.
 * `all`: the words of all wordings, each between spaces, since one search in a text is faster than a look at every word.
 */
function likeness(typed: readonly string[], question: readonly string[], all: string): number {
  return typed.reduce((sum, word, index) => {
    const unfinished = index === typed.length - 1;
    const weight = functionWords.has(word) ? 0.2 : 1;
    const inQuestion = question.some((other) => other === word || (unfinished && other.startsWith(word)));
    if (inQuestion) return sum + 2 * weight;
    const inWordings = all.includes(unfinished && word.length > 2 ? ` ${word}` : ` ${word} `);
    return sum + (inWordings ? weight : -0.5 * weight);
  }, 0);
}

function wordsOf(text: string): string[] {
  return tokenise(text).map(({ word }) => word);
}
