import type { Fact, Knowledge } from './knowledge.ts';

/** What changed between two states of the knowledge of one incident. */
export type Difference = {
  readonly added: readonly Fact[];
  readonly removed: readonly Fact[];
  /** The answer or the citations are others; new wordings alone don't count. */
  readonly changed: readonly { readonly before: Fact; readonly after: Fact }[];
  readonly notStatedAdded: number;
  readonly notStatedRemoved: number;
  /** Sentences of the source that at least one fact cites. */
  readonly covered: { readonly before: Coverage; readonly after: Coverage };
};

/** How many of the source's sentences are cited by at least one fact. */
export type Coverage = { readonly cited: number; readonly sentences: number };

/** What the second state has, and has no longer, against the first. */
export function differenceOf(before: Knowledge, after: Knowledge): Difference {
  const old = new Map(before.facts.map((fact) => [fact.id, fact]));
  const kept = new Set(after.facts.map(({ id }) => id));
  return {
    added: after.facts.filter(({ id }) => !old.has(id)),
    removed: before.facts.filter(({ id }) => !kept.has(id)),
    changed: after.facts.flatMap((fact) => {
      const previous = old.get(fact.id);
      return previous && said(previous) !== said(fact) ? [{ before: previous, after: fact }] : [];
    }),
    notStatedAdded: missingFrom(before.notStated, after.notStated),
    notStatedRemoved: missingFrom(after.notStated, before.notStated),
    covered: { before: coverageOf(before), after: coverageOf(after) },
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

function missingFrom(list: readonly { id: string }[], other: readonly { id: string }[]): number {
  const ids = new Set(list.map(({ id }) => id));
  return other.filter(({ id }) => !ids.has(id)).length;
}
