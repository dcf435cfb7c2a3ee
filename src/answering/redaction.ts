import {
  citationKey,
  type Entry,
  type Fact,
  type Knowledge,
  type NotStated,
  type Source,
} from '../knowledge/knowledge.ts';
import { createAnswererFromMatcher } from './answerer.ts';
import type { Autocomplete } from './autocomplete.ts';
import type { Match, Matcher } from './matcher.ts';
import type { Snapshot } from './snapshot.ts';

/** Facts that are withheld, by id. */
type WithheldFacts = ReadonlyMap<string, Fact>;

/** What stands in place of a sentence that may not be shown. */
export const redactionMark = '[withheld by the moderators]';

/**
 * The knowledge without these facts and without the words of the sentences that only they cite. The numbers of sentences
 * stay, since people know them; so do offsets, of sentences and citations alike, which count in the article as it was published.
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

/** The parts of a state that answer from what is shown (`shownOf`), without an index of their own. */
export function redactAnswerer(
  snapshot: Snapshot,
  knowledge: Knowledge,
  withheldFacts: WithheldFacts,
): Pick<Snapshot, 'answerer' | 'autocomplete'> {
  const visibleEntries = new Map([...knowledge.facts, ...knowledge.notStated].map((entry) => [entry.id, entry]));
  return {
    answerer: createAnswererFromMatcher(
      knowledge,
      redactMatcher(snapshot.answerer.matcher, visibleEntries),
      withheldFacts,
    ),
    autocomplete: redactAutocomplete(snapshot.autocomplete, visibleEntries, withheldFacts.size),
  };
}

type IsRedacted = (sentence: { readonly sourceId: string; readonly number: number }) => boolean;

/** Those that withheld facts cite and no other fact does, and uncited ones that hold the same words. */
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

/** What the file says of the source goes too where it repeats such a sentence. */
function redactSource(source: Source, isRedacted: IsRedacted): Source {
  const redacted = source.sentences.filter(isRedacted);
  if (redacted.length === 0) return source;
  const { title, note, ...rest } = source;
  const revealsRedacted = (text: string) => redacted.some((sentence) => text.includes(sentence.text));
  return {
    ...rest,
    ...(title === undefined || revealsRedacted(title) ? {} : { title }),
    ...(note === undefined || revealsRedacted(note) ? {} : { note }),
    // From the end, so that the offsets of those before still hold.
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

type VisibleEntries = ReadonlyMap<string, Entry>;

/** Recognises the same, and gives nothing of what is not shown: not as a choice, nor as what came next. */
function redactMatcher(match: Matcher, visibleEntries: VisibleEntries): Matcher {
  return (question) => {
    const { decision, rankedEntries, explain } = match(question);
    return {
      decision: redactDecision(decision, visibleEntries),
      rankedEntries: keepVisible(rankedEntries, visibleEntries),
      explain,
    };
  };
}

function redactDecision(decision: Match['decision'], visibleEntries: VisibleEntries): Match['decision'] {
  if (decision.kind === 'sure') {
    const best = visibleEntries.get(decision.best.id);
    return best ? { kind: 'sure', best } : { kind: 'withheld', factId: decision.best.id };
  }
  if (decision.kind !== 'unsure') return decision;
  const choices = keepVisible(decision.choices, visibleEntries);
  const [first] = decision.choices;
  return choices.length === 0 && first ? { kind: 'withheld', factId: first.id } : { kind: 'unsure', choices };
}

/** As many more are asked for as may have to be left out. */
function redactAutocomplete(
  autocomplete: Autocomplete,
  visibleEntries: VisibleEntries,
  hiddenCount: number,
): Autocomplete {
  return {
    suggest: (typed, maxResults) =>
      keepVisible(autocomplete.suggest(typed, maxResults + hiddenCount), visibleEntries).slice(0, maxResults),
  };
}

function keepVisible(entries: readonly Entry[], visibleEntries: VisibleEntries): Entry[] {
  return entries.flatMap(({ id }) => visibleEntries.get(id) ?? []);
}
