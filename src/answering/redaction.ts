import {
  citationKey,
  type Entry,
  type Fact,
  type Knowledge,
  type NotStated,
  type Source,
} from '../knowledge/knowledge.ts';
import type { Autocomplete } from './autocomplete.ts';
import type { Decision } from './classifier.ts';
import type { Match } from './entry-matcher.ts';

/** Withheld facts by id. */
export type WithheldFacts = ReadonlyMap<string, Fact>;

/** Facts and unstated entries that may be shown, by id. */
export type VisibleEntries = ReadonlyMap<string, Entry>;

/** A match of which nothing withheld is left. `withheld`: the question means a withheld fact. */
export type VisibleMatch = {
  readonly decision: Decision | { readonly kind: 'withheld'; readonly factId: string };
  readonly rankedEntries: readonly Entry[];
};

/** Replaces the text of a redacted sentence. */
export const redactionMark = '[withheld by the moderators]';

/**
 * The knowledge without the withheld facts and without the text of the sentences that only they cite. Sentence numbers stay,
 * since users refer to them; so do the offsets of sentences and citations, which count in the original article.
 */
export function redactKnowledge(knowledge: Knowledge, withheldFacts: WithheldFacts): Knowledge {
  const facts = knowledge.facts.filter(({ id }) => !withheldFacts.has(id));
  const isRedacted = redactedSentences(knowledge, facts, withheldFacts);
  const [first, ...others] = knowledge.sources;
  return {
    ...knowledge,
    sources: [redactSource(first, isRedacted), ...others.map((source) => redactSource(source, isRedacted))],
    facts,
    notStated: knowledge.notStated.map((entry) => redactEntry(entry, isRedacted)),
  };
}

export function visibleEntriesOf({ facts, notStated }: Knowledge): VisibleEntries {
  return new Map([...facts, ...notStated].map((entry) => [entry.id, entry]));
}

/** The match without withheld facts, also among the choices and alternatives. */
export function redactMatch({ decision, rankedEntries }: Match, visibleEntries: VisibleEntries): VisibleMatch {
  return {
    decision: redactDecision(decision, visibleEntries),
    rankedEntries: keepVisible(rankedEntries, visibleEntries),
  };
}

/** Requests more suggestions to replace those that may be withheld. */
export function redactAutocomplete(
  autocomplete: Autocomplete,
  visibleEntries: VisibleEntries,
  withheldCount: number,
): Autocomplete {
  return {
    suggest: (typed, maxResults) =>
      keepVisible(autocomplete.suggest(typed, maxResults + withheldCount), visibleEntries).slice(0, maxResults),
  };
}

export function keepVisible(entries: readonly Entry[], visibleEntries: VisibleEntries): Entry[] {
  return entries.flatMap(({ id }) => visibleEntries.get(id) ?? []);
}

type IsRedacted = (sentence: { readonly sourceId: string; readonly number: number }) => boolean;

/** Sentences that only withheld facts cite, and uncited sentences that repeat their text. */
function redactedSentences({ sources }: Knowledge, facts: readonly Fact[], withheldFacts: WithheldFacts): IsRedacted {
  const visibleKeys = new Set(facts.flatMap(({ citations }) => citations.map(citationKey)));
  const withheldCitations = [...withheldFacts.values()].flatMap(({ citations }) =>
    citations.filter((citation) => !visibleKeys.has(citationKey(citation))),
  );
  const keys = sources.flatMap(({ sentences }) =>
    sentences.flatMap(({ sourceId, number, text }) => {
      const key = citationKey({ sourceId, sentenceNumber: number });
      return !visibleKeys.has(key) && withheldCitations.some(({ quote }) => text.includes(quote)) ? [key] : [];
    }),
  );
  const redactedKeys = new Set(keys);
  return ({ sourceId, number }) => redactedKeys.has(citationKey({ sourceId, sentenceNumber: number }));
}

/** The title and the note go too if they repeat a redacted sentence. */
function redactSource(source: Source, isRedacted: IsRedacted): Source {
  const redacted = source.sentences.filter(isRedacted);
  if (redacted.length === 0) return source;
  const { title, note, ...rest } = source;
  const revealsRedacted = (text: string) => redacted.some((sentence) => text.includes(sentence.text));
  return {
    ...rest,
    ...(title === undefined || revealsRedacted(title) ? {} : { title }),
    ...(note === undefined || revealsRedacted(note) ? {} : { note }),
    // From the end, so that the offsets of earlier sentences stay valid.
    text: redacted.reduceRight(
      (text, { start, end }) => text.slice(0, start) + redactionMark + text.slice(end),
      source.text,
    ),
    sentences: source.sentences.map((sentence) =>
      isRedacted(sentence) ? { ...sentence, text: redactionMark } : sentence,
    ),
  };
}

function redactEntry(entry: NotStated, isRedacted: IsRedacted): NotStated {
  const { closestSentence, ...rest } = entry;
  return closestSentence && isRedacted({ sourceId: closestSentence.sourceId, number: closestSentence.sentenceNumber })
    ? rest
    : entry;
}

function redactDecision(decision: Decision, visibleEntries: VisibleEntries): VisibleMatch['decision'] {
  if (decision.kind === 'sure') {
    const [best, ...others] = keepVisible([decision.best, ...(decision.others ?? [])], visibleEntries);
    if (!best) return { kind: 'withheld', factId: decision.best.id };
    return { kind: 'sure', best, ...(others.length > 0 && { others }) };
  }
  if (decision.kind !== 'unsure') return decision;
  const choices = keepVisible(decision.choices, visibleEntries);
  const [first] = decision.choices;
  return choices.length === 0 && first ? { kind: 'withheld', factId: first.id } : { kind: 'unsure', choices };
}
