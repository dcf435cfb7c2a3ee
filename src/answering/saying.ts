import type { Fact } from '../knowledge/knowledge.ts';

/** What a withheld fact said: by it, it is known again under another id. For comparison alone, and never shown. */
export type Saying = {
  /** The words of its answer (`wordsOf`). */
  readonly answer: string;
  /** The words of the sentences that it rests on, in order of the alphabet; none where they are not known any more. */
  readonly quotes: readonly string[];
  /** Ids of facts that rest on just these sentences and may be told all the same: they say something else. */
  readonly besides: readonly string[];
};

/** All that is withheld, by the id under which it was; a state may have such a fact or not. */
export type Withholds = ReadonlyMap<string, Saying>;

/** What a fact says, among all facts of its state: moderators see those that rest on the same sentences, and let them stand. */
export function sayingOf(fact: Fact, facts: readonly Fact[]): Saying {
  const [answer, quotes] = [wordsOf(fact.answer), quotesOf(fact)];
  const others = facts.filter((one) => one.id !== fact.id && areSame(quotesOf(one), quotes));
  return { answer, quotes, besides: others.map(({ id }) => id) };
}

/** By what a fact is known as the one that is withheld under this id; undefined where it is another one. */
export function knownBy(fact: Fact, id: string, saying: Saying): 'id' | 'answer' | 'quotes' | undefined {
  if (fact.id === id) return 'id';
  if (saying.answer !== '' && wordsOf(fact.answer) === saying.answer) return 'answer';
  return saying.quotes.length > 0 && !saying.besides.includes(fact.id) && areSame(quotesOf(fact), saying.quotes)
    ? 'quotes'
    : undefined;
}

/** The ids of the withholdings by which a fact is withheld. */
export function withheldAs(fact: Fact, withholds: Withholds): readonly string[] {
  return [...withholds].flatMap(([id, saying]) => (knownBy(fact, id, saying) ? [id] : []));
}

/**
 * What stays withheld when a fact of this id is told again. Where it was withheld since it rests on the same sentences as
 * another one of this state, that one stays withheld, and this one may stand beside it.
 */
export function toldAgain(
  { withholds, withheld }: { readonly withholds: Withholds; readonly withheld: ReadonlyMap<string, Fact> },
  id: string,
): Withholds {
  const fact = withheld.get(id);
  const left = [...withholds].flatMap(([as, saying]): [string, Saying][] => {
    const known = fact && knownBy(fact, as, saying);
    if (as !== id && !known) return [[as, saying]];
    return known === 'quotes' && withheld.has(as) ? [[as, { ...saying, besides: [...saying.besides, id] }]] : [];
  });
  return new Map(left);
}

/** Letters and figures alone, so that case and punctuation make no other answer. */
export function wordsOf(text: string): string {
  return (
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  );
}

function quotesOf({ citations }: Fact): readonly string[] {
  return [...new Set(citations.map(({ quote }) => wordsOf(quote)))].toSorted();
}

function areSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one, place) => one === others[place]);
}
