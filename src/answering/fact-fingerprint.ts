import type { Fact } from '../knowledge/knowledge.ts';

/** What a withheld fact said: by it, it is known again under another id. For comparison alone, and never shown. */
export type FactFingerprint = {
  /** The words of its answer (`wordsOf`). */
  readonly answerText: string;
  /** The words of the sentences that it rests on, in order of the alphabet; none where they are not known any more. */
  readonly quoteTexts: readonly string[];
  /** Ids of facts that rest on just these sentences and may be told all the same: they say something else. */
  readonly exemptFactIds: readonly string[];
};

/** All that is withheld, by the id under which it was; a state may have such a fact or not. */
export type Withholdings = ReadonlyMap<string, FactFingerprint>;

/** What a fact says, among all facts of its state: moderators see those that rest on the same sentences, and let them stand. */
export function fingerprintOf(fact: Fact, facts: readonly Fact[]): FactFingerprint {
  const [answerText, quoteTexts] = [normalizeText(fact.answer), normalizedQuotes(fact)];
  const others = facts.filter((other) => other.id !== fact.id && areEqual(normalizedQuotes(other), quoteTexts));
  return { answerText, quoteTexts, exemptFactIds: others.map(({ id }) => id) };
}

/** By what a fact is known as the one that is withheld under this id; undefined where it is another one. */
export function matchFingerprint(
  fact: Fact,
  id: string,
  fingerprint: FactFingerprint,
): 'id' | 'answer' | 'quotes' | undefined {
  if (fact.id === id) return 'id';
  if (fingerprint.answerText !== '' && normalizeText(fact.answer) === fingerprint.answerText) return 'answer';
  return fingerprint.quoteTexts.length > 0 &&
    !fingerprint.exemptFactIds.includes(fact.id) &&
    areEqual(normalizedQuotes(fact), fingerprint.quoteTexts)
    ? 'quotes'
    : undefined;
}

/** The ids of the withholdings by which a fact is withheld. */
export function matchingWithholdings(fact: Fact, withholdings: Withholdings): readonly string[] {
  return [...withholdings].flatMap(([id, fingerprint]) => (matchFingerprint(fact, id, fingerprint) ? [id] : []));
}

/**
 * What stays withheld when a fact of this id is told again. Where it was withheld since it rests on the same sentences as
 * another one of this state, that one stays withheld, and this one may stand beside it.
 */
export function removeWithholding(
  {
    withholdings,
    withheldFacts,
  }: { readonly withholdings: Withholdings; readonly withheldFacts: ReadonlyMap<string, Fact> },
  factId: string,
): Withholdings {
  const fact = withheldFacts.get(factId);
  const remaining = [...withholdings].flatMap(([withholdingId, fingerprint]): [string, FactFingerprint][] => {
    const matchedBy = fact && matchFingerprint(fact, withholdingId, fingerprint);
    if (withholdingId !== factId && !matchedBy) return [[withholdingId, fingerprint]];
    return matchedBy === 'quotes' && withheldFacts.has(withholdingId)
      ? [[withholdingId, { ...fingerprint, exemptFactIds: [...fingerprint.exemptFactIds, factId] }]]
      : [];
  });
  return new Map(remaining);
}

/** Letters and figures alone, so that case and punctuation make no other answer. */
export function normalizeText(text: string): string {
  return (
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  );
}

function normalizedQuotes({ citations }: Fact): readonly string[] {
  return [...new Set(citations.map(({ quote }) => normalizeText(quote)))].toSorted();
}

function areEqual(first: readonly string[], second: readonly string[]): boolean {
  return first.length === second.length && first.every((text, index) => text === second[index]);
}
