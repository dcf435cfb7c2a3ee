import type { Entry, Fact, Knowledge, NotStated } from './knowledge.ts';

/** Entries of one kind that came, went, or tell something else than before; new wordings alone don't count. */
export type Changes<T> = {
  readonly added: readonly T[];
  readonly removed: readonly T[];
  readonly changed: readonly { readonly before: T; readonly after: T }[];
};

/** What changed between two states of the knowledge of one incident: facts by their answer or citations. */
export type Difference = Changes<Fact> & {
  /** By their question, which is told with them, or the sentence that comes nearest. */
  readonly notStated: Changes<NotStated>;
  /** Sentences of the source that at least one fact cites. */
  readonly covered: { readonly before: Coverage; readonly after: Coverage };
};

/** How many of the source's sentences are cited by at least one fact. */
export type Coverage = { readonly cited: number; readonly sentences: number };

/** What the second state has, and has no longer, against the first. */
export function differenceOf(before: Knowledge, after: Knowledge): Difference {
  return {
    ...changesOf(before.facts, after.facts, said),
    notStated: changesOf(before.notStated, after.notStated, understood),
    covered: { before: coverageOf(before), after: coverageOf(after) },
  };
}

function changesOf<T extends Entry>(before: readonly T[], after: readonly T[], told: (entry: T) => string): Changes<T> {
  const old = new Map(before.map((entry) => [entry.id, entry]));
  const kept = new Set(after.map(({ id }) => id));
  return {
    added: after.filter(({ id }) => !old.has(id)),
    removed: before.filter(({ id }) => !kept.has(id)),
    changed: after.flatMap((entry) => {
      const previous = old.get(entry.id);
      return previous && told(previous) !== told(entry) ? [{ before: previous, after: entry }] : [];
    }),
  };
}

/** Each sentence counts once, whoever cites it; what the things not stated come near to does not count. */
export function coverageOf(knowledge: Knowledge): Coverage {
  const cited = new Set(
    knowledge.facts.flatMap((fact) => fact.citations).map(({ source, sentence }) => `${source} ${sentence}`),
  );
  return { cited: cited.size, sentences: knowledge.sources.reduce((sum, source) => sum + source.sentences.length, 0) };
}

function said(fact: Fact): string {
  return JSON.stringify([
    fact.answer,
    fact.saidBy.name,
    fact.status,
    fact.citations.map(({ quote, speaker }) => [quote, speaker.name]),
  ]);
}

function understood({ question, nearest }: NotStated): string {
  return JSON.stringify([question, nearest?.quote, nearest?.speaker.name]);
}
