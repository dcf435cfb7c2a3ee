import type { Fact } from '../knowledge/knowledge.ts';

/** The text of a withheld fact, by which it is recognised under another id. It is only compared, never shown. */
export type FactFingerprint = {
  /** The normalized answer. */
  readonly answerText: string;
  /** The normalized quotes, sorted; none if they are no longer known. */
  readonly quoteTexts: readonly string[];
  /** Facts that cite just these sentences and are shown all the same, since their answer is another. */
  readonly exemptFactIds: readonly string[];
};

/** Fingerprints by the id that the fact had when it was withheld. A version of the knowledge need not have such a fact. */
export type Withholdings = ReadonlyMap<string, FactFingerprint>;

/** `facts` are all of the same version; those that cite the same sentences stay visible. */
export function fingerprintOf(fact: Fact, facts: readonly Fact[]): FactFingerprint {
  const [answerText, quoteTexts] = [normalizeText(fact.answer), normalizedQuotes(fact)];
  const others = facts.filter((other) => other.id !== fact.id && areEqual(normalizedQuotes(other), quoteTexts));
  return { answerText, quoteTexts, exemptFactIds: others.map(({ id }) => id) };
}

/** How a fact matches the withholding of this id; undefined if it does not. */
function matchFingerprint(
  fact: Fact,
  withholdingId: string,
  fingerprint: FactFingerprint,
): 'id' | 'answer' | 'quotes' | undefined {
  if (fact.id === withholdingId) return 'id';
  if (fingerprint.answerText !== '' && normalizeText(fact.answer) === fingerprint.answerText) return 'answer';
  return fingerprint.quoteTexts.length > 0 &&
    !fingerprint.exemptFactIds.includes(fact.id) &&
    areEqual(normalizedQuotes(fact), fingerprint.quoteTexts)
    ? 'quotes'
    : undefined;
}

/** The ids of the withholdings that match a fact. */
export function matchingWithholdings(fact: Fact, withholdings: Withholdings): readonly string[] {
  return [...withholdings].flatMap(([id, fingerprint]) => (matchFingerprint(fact, id, fingerprint) ? [id] : []));
}

/**
 * The withholdings after this fact is shown again. If it matched another withheld fact by its quotes, that fact stays
 * withheld and this one becomes exempt.
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

/** Letters and digits only, so that case and punctuation don't make another answer. */
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
