import type { Care, Citation, Entry, Fact, Knowledge, Source } from '../knowledge/knowledge.ts';
import { openCare } from './care.ts';
import type { Explanation } from './explanation.ts';
import { partsOf } from './parts.ts';
import { openEntryRecogniser } from './recognise-entry.ts';
import { openSentenceRecogniser } from './recognise-sentence.ts';
import type { Answer, Told } from './reply.ts';
import { tokenise } from './tokens.ts';

/** Answers questions from one state of the knowledge. Pure: the same question always gets the same answer. */
export type Answerer = {
  /** Any text is allowed; never throws. */
  answer(question: string): Answer;
  /** The reply that this entry gives, however it was found. */
  tell(entry: Entry): Told;
  /** Why a question, taken as one, gets its outcome. */
  explain(question: string): Explanation;
};

const mostOthers = 3;
const mostSuggestions = 5;

export function openAnswerer(knowledge: Knowledge): Answerer {
  const recognise = knowledge.incident.draft ? openSentenceRecogniser(knowledge) : openEntryRecogniser(knowledge);
  const care = openCare(knowledge.care);
  const tell = (entry: Entry, others: readonly Entry[], more: readonly Told[] = []): Told => {
    const next = others.filter((other) => other !== entry).slice(0, mostOthers);
    const common = { others: next, care: care.forEntries([entry]), incident: knowledge.incident, more };
    if (entry.kind === 'fact') {
      return { kind: 'answered', fact: entry, ...common, source: sourceOf(knowledge, entry.citations[0]) };
    }
    const nearest = entry.nearest ? { nearest: entry.nearest } : {};
    return { kind: 'not-stated', entry, ...nearest, ...common, source: sourceOf(knowledge, entry.nearest) };
  };
  const answerOne = (question: string): Answer => {
    const { decision, ranked } = recognise(question);
    switch (decision.kind) {
      case 'sure':
        return tell(decision.best, ranked);
      case 'unsure':
        return { kind: 'unsure', choices: decision.choices, care: care.forEntries(decision.choices) };
      case 'none':
        return noMatch(knowledge, question, []);
      default:
        return decision satisfies never;
    }
  };
  return {
    answer(question) {
      const needed = care.forWords(question);
      if (needed.length > 0) return noMatch(knowledge, question, needed);
      const parts = partsOf(question);
      return (parts.length > 1 ? answerTogether(parts.map(answerOne)) : undefined) ?? answerOne(question);
    },
    tell: (entry) => tell(entry, recognise(entry.question).ranked),
    explain: (question) => recognise(question).explanation(),
  };
}

/** Several questions are answered together if each is sure by itself and they have different answers; facts come first. */
function answerTogether(answers: readonly Answer[]): Answer | undefined {
  const told = answers.flatMap((answer) =>
    answer.kind === 'answered' || answer.kind === 'not-stated' ? [answer] : [],
  );
  const ids = new Set(told.map((answer) => (answer.kind === 'answered' ? answer.fact.id : answer.entry.id)));
  if (told.length < answers.length || ids.size < answers.length) return undefined;
  const [first, ...more] = told.toSorted((a, b) => Number(b.kind === 'answered') - Number(a.kind === 'answered'));
  return first && { ...first, more };
}

function noMatch(knowledge: Knowledge, question: string, care: readonly Care[]): Answer {
  const empty = tokenise(question).length === 0;
  return { kind: 'no-match', empty, care, suggestions: tellingFacts(knowledge), incident: knowledge.incident };
}

/** The facts with commands of their own: what the file's author thought most people would ask. */
export function tellingFacts(knowledge: Knowledge, most: number = mostSuggestions): readonly Fact[] {
  const withCommand = knowledge.facts.filter(({ command }) => command);
  return (withCommand.length > 0 ? withCommand : knowledge.facts).slice(0, most);
}

function sourceOf(knowledge: Knowledge, citation: Citation | undefined): Source {
  return knowledge.sources.find(({ id }) => id === citation?.source) ?? knowledge.sources[0];
}
