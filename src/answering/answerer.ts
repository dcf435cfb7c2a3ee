import type { Care, Citation, Entry, Fact, Knowledge, Source } from '../knowledge/knowledge.ts';
import { openCare } from './care.ts';
import type { Explanation } from './explanation.ts';
import { partsOf } from './parts.ts';
import { openEntryRecogniser } from './recognise-entry.ts';
import { openSentenceRecogniser } from './recognise-sentence.ts';
import type { Recognise } from './recognition.ts';
import type { Answer, Told, WithheldAnswer } from './reply.ts';
import { tokenise } from './tokens.ts';

/** Answers questions from one state of the knowledge. Pure: the same question always gets the same answer. */
export type Answerer = {
  /** Any text is allowed; never throws. */
  answer(question: string): Answer;
  /** The reply that this entry gives, however it was found. */
  tell(entry: Entry): Told | WithheldAnswer;
  /** Why a question, taken as one, gets its outcome; for moderators, since it names what is withheld too. */
  explain(question: string): Explanation;
  /** What it answers from, for an answerer that tells less. */
  readonly recognise: Recognise;
};

const mostOthers = 3;
const mostSuggestions = 5;

export function openAnswerer(knowledge: Knowledge): Answerer {
  const recognise = knowledge.incident.draft ? openSentenceRecogniser(knowledge) : openEntryRecogniser(knowledge);
  return answererFrom(knowledge, recognise);
}

/** Answers from an index that is there already. `withheld` are facts that are recognised and not told, by id. */
export function answererFrom(
  knowledge: Knowledge,
  recognise: Recognise,
  withheld: ReadonlyMap<string, Fact> = new Map(),
): Answerer {
  const { incident } = knowledge;
  const care = openCare(knowledge.care);
  const tell = (entry: Entry, others: readonly Entry[]): Told => {
    const next = others.filter(({ id }) => id !== entry.id).slice(0, mostOthers);
    const common = { others: next, care: care.forEntries([entry]), incident, more: [] };
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
        return { kind: 'unsure', choices: decision.choices, care: care.forChoices(decision.choices), incident };
      case 'none':
        return noMatch(knowledge, question, []);
      case 'withheld':
        return { kind: 'withheld', id: decision.id, incident };
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
    tell: (entry) =>
      withheld.has(entry.id)
        ? { kind: 'withheld', id: entry.id, incident }
        : tell(entry, recognise(entry.question).ranked),
    explain: (question) => recognise(question).explanation(),
    recognise,
  };
}

/**
 * Several questions are answered together if each is sure by itself and they have different answers; facts come first. What
 * is withheld is only counted, unless nothing else was asked.
 */
function answerTogether(answers: readonly Answer[]): Answer | undefined {
  const told = answers.flatMap((answer) =>
    answer.kind === 'answered' || answer.kind === 'not-stated' ? [answer] : [],
  );
  const withheld = answers.flatMap((answer) => (answer.kind === 'withheld' ? [answer] : []));
  const ids = new Set([...told, ...withheld].map(idOf));
  if (ids.size < answers.length) return undefined;
  const [first, ...more] = told.toSorted((a, b) => Number(b.kind === 'answered') - Number(a.kind === 'answered'));
  const parts = withheld.length > 0 ? { withheldParts: withheld.length } : {};
  return first ? { ...first, more, ...parts } : withheld[0];
}

function idOf(answer: Told | WithheldAnswer): string {
  switch (answer.kind) {
    case 'answered':
      return answer.fact.id;
    case 'not-stated':
      return answer.entry.id;
    case 'withheld':
      return answer.id;
    default:
      return answer satisfies never;
  }
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
