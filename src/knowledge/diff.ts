import { citationKey, type Entry, type Fact, type Knowledge, type NotStated } from './knowledge.ts';

/** Entries of one kind that came, went, or tell something else than before; new wordings alone don't count. */
export type EntryChanges<T> = {
  readonly added: readonly T[];
  readonly removed: readonly T[];
  readonly changed: readonly { readonly before: T; readonly after: T }[];
};

/** What changed between two states of the knowledge of one incident: facts by their answer or citations. */
export type KnowledgeDiff = EntryChanges<Fact> & {
  /** By their question, which is told with them, or the sentence that comes nearest. */
  readonly notStated: EntryChanges<NotStated>;
  /** Sentences of the source that at least one fact cites. */
  readonly coverage: { readonly before: Coverage; readonly after: Coverage };
};

/** How many of the source's sentences are cited by at least one fact. */
export type Coverage = { readonly citedCount: number; readonly sentenceCount: number };

/** What the second state has, and has no longer, against the first. */
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

/** Each sentence counts once, whoever cites it; what the things not stated come near to does not count. */
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
