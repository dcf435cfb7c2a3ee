import type { Citation, Entry, Fact, Knowledge, Source } from '../knowledge/knowledge.ts';
import { decide } from './decision.ts';
import { indexEntries, type Ranking } from './entry-index.ts';
import type { Answer } from './reply.ts';
import { tokenise } from './tokens.ts';

/** Answers questions from one state of the knowledge. Pure: the same question always gets the same answer. */
export type Answerer = {
  /** Any text is allowed; never throws. */
  answer(question: string): Answer;
  /** The reply that this entry gives, however it was found. */
  tell(entry: Entry): Answer;
};

const mostOthers = 3;
const mostSuggestions = 5;

export function openAnswerer(knowledge: Knowledge): Answerer {
  const index = indexEntries(knowledge);
  const tell = (entry: Entry, others: readonly Entry[]): Answer => {
    const care = knowledge.care.filter(({ topics }) => topics.some((topic) => entry.topics.includes(topic)));
    const common = {
      others: others.filter((other) => other !== entry).slice(0, mostOthers),
      care,
      incident: knowledge.incident,
    };
    if (entry.kind === 'fact')
      return { kind: 'answered', fact: entry, ...common, source: sourceOf(knowledge, entry.citations[0]) };
    const source = sourceOf(knowledge, entry.nearest);
    return { kind: 'not-stated', entry, ...(entry.nearest ? { nearest: entry.nearest } : {}), ...common, source };
  };
  return {
    answer(question) {
      const ranking = index.rank(question);
      const ranked = entriesOf(ranking);
      const { decision } = decide(ranking, index);
      switch (decision.kind) {
        case 'sure':
          return tell(decision.best, ranked);
        case 'unsure':
          return { kind: 'unsure', choices: decision.choices };
        case 'none':
          return {
            kind: 'no-match',
            empty: tokenise(question).length === 0,
            suggestions: tellingFacts(knowledge),
            incident: knowledge.incident,
          };
        default:
          return decision satisfies never;
      }
    },
    tell: (entry) => tell(entry, entriesOf(index.rank(entry.question))),
  };
}

function entriesOf({ candidates }: Ranking): Entry[] {
  return candidates.flatMap(({ entry }) => (entry.kind === 'off-topic' ? [] : [entry]));
}

/** The facts with commands of their own: what the file's author thought most people would ask. */
export function tellingFacts(knowledge: Knowledge, most: number = mostSuggestions): readonly Fact[] {
  const withCommand = knowledge.facts.filter(({ command }) => command);
  return (withCommand.length > 0 ? withCommand : knowledge.facts).slice(0, most);
}

function sourceOf(knowledge: Knowledge, citation: Citation | undefined): Source {
  return knowledge.sources.find(({ id }) => id === citation?.source) ?? knowledge.sources[0];
}
