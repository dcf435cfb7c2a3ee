import type { Citation, Entry, Fact, Knowledge, NotStated, Source } from '../knowledge/knowledge.ts';
import { answererFrom } from './answerer.ts';
import type { Recognise, Recognition } from './recognition.ts';
import type { Shift } from './shift.ts';
import type { Suggester } from './suggester.ts';

/** Facts that are withheld, by id. */
type Withheld = ReadonlyMap<string, Fact>;

/** What stands in place of a sentence that may not be shown. */
export const blank = '[withheld by the moderators]';

/**
 * The knowledge without these facts and without the words of the sentences that only they cite. The numbers of sentences
 * stay, since people know them; so do offsets, of sentences and citations alike, which count in the article as it was published.
 */
export function shownOf(knowledge: Knowledge, withheld: Withheld): Knowledge {
  const facts = knowledge.facts.filter(({ id }) => !withheld.has(id));
  const isBlank = blankSentences(knowledge, facts, withheld);
  const [first, ...others] = knowledge.sources;
  return {
    ...knowledge,
    sources: [shownSource(first, isBlank), ...others.map((source) => shownSource(source, isBlank))],
    facts,
    notStated: knowledge.notStated.map((entry) => shownEntry(entry, isBlank)),
  };
}

/** The parts of a state that answer from what is shown (`shownOf`), without an index of their own. */
export function withholding(
  full: Shift,
  knowledge: Knowledge,
  withheld: Withheld,
): Pick<Shift, 'answerer' | 'suggester'> {
  const shown = new Map([...knowledge.facts, ...knowledge.notStated].map((entry) => [entry.id, entry]));
  return {
    answerer: answererFrom(knowledge, recogniseShown(full.answerer.recognise, shown), withheld),
    suggester: suggestShown(full.suggester, shown, withheld.size),
  };
}

type IsBlank = (place: { readonly source: string; readonly number: number }) => boolean;

/** Those that withheld facts cite and no other fact does, and uncited ones that hold the same words. */
function blankSentences({ sources }: Knowledge, facts: readonly Fact[], withheld: Withheld): IsBlank {
  const told = new Set(facts.flatMap(({ citations }) => citations.map(keyOf)));
  const kept = [...withheld.values()].flatMap(({ citations }) => citations.filter((one) => !told.has(keyOf(one))));
  const keys = sources.flatMap(({ sentences }) =>
    sentences.flatMap(({ source, number, text }) => {
      const key = keyOf({ source, sentence: number });
      return !told.has(key) && kept.some(({ quote }) => text.includes(quote)) ? [key] : [];
    }),
  );
  const blanks = new Set(keys);
  return ({ source, number }) => blanks.has(keyOf({ source, sentence: number }));
}

function keyOf({ source, sentence }: Pick<Citation, 'source' | 'sentence'>): string {
  return `${source} ${sentence}`;
}

/** What the file says of the source goes too where it repeats such a sentence. */
function shownSource(source: Source, isBlank: IsBlank): Source {
  const blanks = source.sentences.filter(isBlank);
  if (blanks.length === 0) return source;
  const { title, note, ...rest } = source;
  const tells = (text: string) => blanks.some((sentence) => text.includes(sentence.text));
  return {
    ...rest,
    ...(title === undefined || tells(title) ? {} : { title }),
    ...(note === undefined || tells(note) ? {} : { note }),
    // From the end, so that the offsets of those before still hold.
    text: blanks.reduceRight((text, { start, end }) => text.slice(0, start) + blank + text.slice(end), source.text),
    sentences: source.sentences.map((sentence) => (isBlank(sentence) ? { ...sentence, text: blank } : sentence)),
  };
}

function shownEntry(entry: NotStated, isBlank: IsBlank): NotStated {
  const { nearest, ...rest } = entry;
  return nearest && isBlank({ source: nearest.source, number: nearest.sentence }) ? rest : entry;
}

type Shown = ReadonlyMap<string, Entry>;

/** Recognises the same, and gives nothing of what is not shown: not as a choice, nor as what came next. */
function recogniseShown(recognise: Recognise, shown: Shown): Recognise {
  return (question) => {
    const { decision, ranked, explanation } = recognise(question);
    return { decision: decisionOver(decision, shown), ranked: shownAmong(ranked, shown), explanation };
  };
}

function decisionOver(decision: Recognition['decision'], shown: Shown): Recognition['decision'] {
  if (decision.kind === 'sure') {
    const best = shown.get(decision.best.id);
    return best ? { kind: 'sure', best } : { kind: 'withheld', id: decision.best.id };
  }
  if (decision.kind !== 'unsure') return decision;
  const choices = shownAmong(decision.choices, shown);
  const [first] = decision.choices;
  return choices.length === 0 && first ? { kind: 'withheld', id: first.id } : { kind: 'unsure', choices };
}

/** As many more are asked for as may have to be left out. */
function suggestShown(suggester: Suggester, shown: Shown, hidden: number): Suggester {
  return { suggest: (typed, most) => shownAmong(suggester.suggest(typed, most + hidden), shown).slice(0, most) };
}

function shownAmong(entries: readonly Entry[], shown: Shown): Entry[] {
  return entries.flatMap(({ id }) => shown.get(id) ?? []);
}
