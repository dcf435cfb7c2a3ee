import type { Sentence } from './sentences.ts';

/** Where a quote stands: the whole sentences that hold it. Or why that can't be said: `ambiguous` has the first sentence of each place. */
export type QuoteSearch =
  | { readonly found: readonly Sentence[] }
  | { readonly ambiguous: readonly Sentence[] }
  | { readonly nearest: Sentence | undefined };

/** A source's text, cut into sentences. */
export type SourceText = { readonly text: string; readonly sentences: readonly Sentence[] };

/** Finds a quote in the sources of one file, letter for letter. */
export type FindQuote = (quote: string) => QuoteSearch;

/** So many places are told of a quote that stands in several. */
const mostPlaces = 8;
/** So many quotes that are not there are compared with every sentence, which takes time; more would be no slip. */
const mostComparisons = 100;

/**
 * The result of a search is whole sentences, because half a sentence can say the opposite ("not life-threatening"): what
 * is shown is always more than what was quoted, never less. Each quote is searched for once.
 */
export function openQuotes(sources: readonly SourceText[]): FindQuote {
  const searches = new Map<string, QuoteSearch>();
  let compared: Compared[] | undefined;
  let comparisons = 0;
  const nearest = (quote: string) => {
    comparisons += 1;
    if (comparisons > mostComparisons) return undefined;
    compared ??= sources
      .flatMap(({ sentences }) => sentences)
      .map((sentence) => ({ sentence, triples: triples(sentence.text) }));
    return nearestSentence(compared, quote);
  };
  return (quote) => {
    const known = searches.get(quote);
    if (known) return known;
    const search = placesOf(sources, quote) ?? { nearest: nearest(quote) };
    searches.set(quote, search);
    return search;
  };
}

function placesOf(sources: readonly SourceText[], quote: string): QuoteSearch | undefined {
  const places = distinct(sources.flatMap((source) => occurrences(source, quote)));
  const [only, ...more] = places;
  if (!only) return undefined;
  if (more.length > 0) return { ambiguous: places.flatMap((place) => place.slice(0, 1)) };
  return { found: only };
}

/** Words that one sentence holds twice still name that sentence. */
function distinct(places: readonly Sentence[][]): Sentence[][] {
  const keyed = places.map(
    (place) => [place.map(({ source, number }) => `${source} ${number}`).join(), place] as const,
  );
  return [...new Map(keyed).values()];
}

/** A quote that is a whole sentence in one place means that sentence, though others may hold its words too. */
function occurrences(source: SourceText, quote: string): Sentence[][] {
  const [whole, ...others] = source.sentences.filter(({ text }) => text === quote);
  if (whole && others.length === 0) return [[whole]];
  const places: Sentence[][] = [];
  let start = source.text.indexOf(quote);
  while (start !== -1 && places.length < mostPlaces) {
    const end = start + quote.length;
    const from = start;
    places.push(source.sentences.filter((sentence) => sentence.start < end && sentence.end > from));
    start = source.text.indexOf(quote, start + 1);
  }
  return places;
}

type Compared = { readonly sentence: Sentence; readonly triples: ReadonlySet<string> };

/** The sentence that shares the largest part of its letter triples with the quote (Dice's coefficient). */
function nearestSentence(sentences: readonly Compared[], quote: string): Sentence | undefined {
  const wanted = triples(quote);
  let best: { sentence: Sentence; likeness: number } | undefined;
  for (const { sentence, triples } of sentences) {
    const likeness = dice(wanted, triples);
    if (likeness > (best?.likeness ?? 0.2)) best = { sentence, likeness };
  }
  return best?.sentence;
}

function triples(text: string): Set<string> {
  const plain = text.toLowerCase();
  return new Set(Array.from({ length: Math.max(plain.length - 2, 0) }, (_, at) => plain.slice(at, at + 3)));
}

function dice(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  return (2 * left.intersection(right).size) / (left.size + right.size || 1);
}

/** Where a quote leaves the sentence it was meant to be: “Around 2pn, off” where the source has “Around 2pm, off”. */
export function firstDifference(quote: string, sentence: string): string {
  const meant = sentence.slice(Math.max(sentence.indexOf(quote.slice(0, 12)), 0));
  let at = 0;
  while (at < quote.length && quote[at] === meant[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(at - 12, 0), at + 8);
  return `“${around(quote)}” where the source has “${around(meant)}”${lookAlikes(quote.slice(at), meant.slice(at))}`;
}

/** Letters of two alphabets, quotation marks and spaces may look the same to whoever reads the message. */
function lookAlikes(quote: string, meant: string): string {
  const [wrong = 0, right = 0] = [quote.codePointAt(0), meant.codePointAt(0)];
  if (wrong === 0 || right === 0 || (wrong < 0x80 && right < 0x80)) return '';
  return ` (${codePoint(wrong)}, not ${codePoint(right)})`;
}

function codePoint(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
