import type { Sentence } from './sentences.ts';

/** Where a quote stands: the whole sentences that hold it, or why it can't be found. */
export type QuoteSearch =
  | { readonly found: readonly Sentence[] }
  | { readonly ambiguous: readonly number[] }
  | { readonly nearest: Sentence | undefined };

/** A source's text, cut into sentences. */
export type SourceText = { readonly text: string; readonly sentences: readonly Sentence[] };

/**
 * Finds a quote in the sources, letter for letter. The result is whole sentences, because half a sentence can say the
 * opposite ("not life-threatening"): what is shown is always more than what was quoted, never less.
 */
export function findQuote(sources: readonly SourceText[], quote: string): QuoteSearch {
  const places = sources.flatMap((source) => occurrences(source, quote));
  const [only, ...more] = places;
  if (!only)
    return {
      nearest: nearestSentence(
        sources.flatMap((source) => source.sentences),
        quote,
      ),
    };
  if (more.length > 0) return { ambiguous: places.flatMap((place) => place.slice(0, 1)).map(({ number }) => number) };
  return { found: only };
}

function occurrences(source: SourceText, quote: string): Sentence[][] {
  const places: Sentence[][] = [];
  for (let start = source.text.indexOf(quote); start !== -1; start = source.text.indexOf(quote, start + 1)) {
    const end = start + quote.length;
    places.push(source.sentences.filter((sentence) => sentence.start < end && sentence.end > start));
  }
  const whole = places.filter(([first]) => first?.text === quote);
  return whole.length === 1 ? whole : places;
}

/** The sentence that shares the largest part of its letter triples with the quote (Dice's coefficient). */
export function nearestSentence(sentences: readonly Sentence[], quote: string): Sentence | undefined {
  const wanted = triples(quote);
  let best: { sentence: Sentence; likeness: number } | undefined;
  for (const sentence of sentences) {
    const likeness = dice(wanted, triples(sentence.text));
    if (likeness > (best?.likeness ?? 0.2)) best = { sentence, likeness };
  }
  return best?.sentence;
}

function triples(text: string): Set<string> {
  const plain = text.toLowerCase();
  return new Set(Array.from({ length: Math.max(plain.length - 2, 0) }, (_, at) => plain.slice(at, at + 3)));
}

function dice(left: Set<string>, right: Set<string>): number {
  return (2 * left.intersection(right).size) / (left.size + right.size || 1);
}

/** Where a quote leaves the sentence it was meant to be: “Around 2pn, off” where the source has “Around 2pm, off”. */
export function firstDifference(quote: string, sentence: string): string {
  const meant = sentence.slice(Math.max(sentence.indexOf(quote.slice(0, 12)), 0));
  let at = 0;
  while (at < quote.length && quote[at] === meant[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(at - 12, 0), at + 8);
  return `“${around(quote)}” where the source has “${around(meant)}”`;
}
