import { citationKey, type Entry, type Fact, type Knowledge, type NotStated } from './knowledge.ts';

/** Entries of one kind that were added, removed or changed. New paraphrases alone are not a change. */
export type EntryChanges<T> = {
  readonly added: readonly T[];
  readonly removed: readonly T[];
  readonly changed: readonly { readonly before: T; readonly after: T }[];
};

/** The difference between two revisions of an incident. A fact changes by its answer, status, speaker or citations. */
export type KnowledgeDiff = EntryChanges<Fact> & {
  /** A not-stated entry changes by its question or closest sentence, because its answer shows both. */
  readonly notStated: EntryChanges<NotStated>;
  readonly coverage: { readonly before: Coverage; readonly after: Coverage };
};

/** How many sentences of the sources at least one fact cites. */
export type Coverage = { readonly citedCount: number; readonly sentenceCount: number };

export function diffKnowledge(before: Knowledge, after: Knowledge): KnowledgeDiff {
  return {
    ...diffEntries(before.facts, after.facts, factContent),
    notStated: diffEntries(before.notStated, after.notStated, notStatedContent),
    coverage: { before: measureCoverage(before), after: measureCoverage(after) },
  };
}

function diffEntries<T extends Entry>(
  before: readonly T[],
  after: readonly T[],
  contentOf: (entry: T) => string,
): EntryChanges<T> {
  const previousById = new Map(before.map((entry) => [entry.id, entry]));
  const currentIds = new Set(after.map(({ id }) => id));
  return {
    added: after.filter(({ id }) => !previousById.has(id)),
    removed: before.filter(({ id }) => !currentIds.has(id)),
    changed: after.flatMap((entry) => {
      const previous = previousById.get(entry.id);
      return previous && contentOf(previous) !== contentOf(entry) ? [{ before: previous, after: entry }] : [];
    }),
  };
}

/** Each sentence counts once. Closest sentences of not-stated entries do not count. */
export function measureCoverage(knowledge: Knowledge): Coverage {
  const cited = new Set(knowledge.facts.flatMap(({ citations }) => citations.map(citationKey)));
  return {
    citedCount: cited.size,
    sentenceCount: knowledge.sources.reduce((sum, source) => sum + source.sentences.length, 0),
  };
}

function factContent(fact: Fact): string {
  return JSON.stringify([
    fact.answer,
    fact.saidBy.name,
    fact.status,
    fact.citations.map(({ quote, speaker }) => [quote, speaker.name]),
  ]);
}

function notStatedContent({ question, closestSentence }: NotStated): string {
  return JSON.stringify([question, closestSentence?.quote, closestSentence?.speaker.name]);
}
