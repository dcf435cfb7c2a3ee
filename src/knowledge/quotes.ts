import { citationKey } from './knowledge.ts';
import type { FileQuote } from './schema.ts';
import type { Sentence } from './sentences.ts';

/**
 * The whole sentences that contain a quote; of a repeated sentence, its first occurrence. `ambiguous` has the first sentence
 * of each occurrence. `cut` is a sentence whose end the quote could be mistaken for: “Lee Hart had died” in “They say that
 * Gov. Lee Hart had died”.
 */
export type QuoteSearchResult =
  | { readonly found: readonly Sentence[] }
  | { readonly ambiguous: readonly Sentence[] }
  | { readonly cut: Sentence }
  | { readonly closestSentence: Sentence | undefined };

export type SourceText = { readonly id: string; readonly text: string; readonly sentences: readonly Sentence[] };

/** Finds a quote word for word in the sources of one file, or in the source that it names. */
export type FindQuote = (quote: FileQuote) => QuoteSearchResult;

export function quoteText(quote: FileQuote): string {
  return typeof quote === 'string' ? quote : quote.text;
}

/** Maximum number of occurrences that are reported. */
const maxOccurrences = 8;
/** Maximum number of missing quotes that are compared with every sentence, which is slow. */
const maxComparisons = 100;

/**
 * Returns whole sentences, because a part of one can say the opposite (“not life-threatening”). Results are cached.
 */
export function createQuoteFinder(sources: readonly SourceText[]): FindQuote {
  const cache = new Map<string, QuoteSearchResult>();
  let trigramIndex: SentenceTrigrams[] | undefined;
  let comparisonCount = 0;
  const closestTo = (quote: string) => {
    comparisonCount += 1;
    if (comparisonCount > maxComparisons) return undefined;
    trigramIndex ??= sources
      .flatMap(({ sentences }) => sentences)
      .map((sentence) => ({ sentence, trigrams: toTrigrams(sentence.text) }));
    return findClosestSentence(trigramIndex, quote);
  };
  return (quote) => {
    const text = quoteText(quote);
    const sourceId = typeof quote === 'string' ? undefined : quote.source;
    const key = `${sourceId ?? ''} ${text}`;
    const cached = cache.get(key);
    if (cached) return cached;
    const searched = sourceId === undefined ? sources : sources.filter(({ id }) => id === sourceId);
    const result = searchSources(searched, text) ?? { closestSentence: closestTo(text) };
    cache.set(key, result);
    return result;
  };
}

/** A quote that equals a whole sentence means that sentence, even if others contain its words. */
function searchSources(sources: readonly SourceText[], quote: string): QuoteSearchResult | undefined {
  const whole = sources.flatMap(({ sentences }) => sentences).find(({ text }) => text === quote);
  if (whole) return { found: [whole] };
  const matches = uniqueMatches(sources.flatMap((source) => findOccurrences(source, quote)));
  const [first] = matches;
  if (!first) return undefined;
  if (new Set(matches.map(textOf)).size > 1) return { ambiguous: matches.flatMap((match) => match.slice(0, 1)) };
  return startsAfterFullStop(first, quote) ?? { found: first };
}

function textOf(match: readonly Sentence[]): string {
  return match.map(({ text }) => text).join('\n');
}

/** The quote starts within a sentence after what looks like the end of another one. */
function startsAfterFullStop([first]: readonly Sentence[], quote: string): { cut: Sentence } | undefined {
  const before = first?.text.slice(0, Math.max(first.text.indexOf(quote), 0)) ?? '';
  return first && /[.!?…][’'"”»)\]]*\s+[‘“"'«(]*$/.test(before) ? { cut: first } : undefined;
}

/** Two occurrences in the same sentence are one match. */
function uniqueMatches(matches: readonly Sentence[][]): Sentence[][] {
  const keyed = matches.map(
    (match) =>
      [match.map(({ sourceId, number }) => citationKey({ sourceId, sentenceNumber: number })).join(), match] as const,
  );
  return [...new Map(keyed).values()];
}

function findOccurrences(source: SourceText, quote: string): Sentence[][] {
  const matches: Sentence[][] = [];
  let start = source.text.indexOf(quote);
  while (start !== -1 && matches.length < maxOccurrences) {
    const end = start + quote.length;
    const matchStart = start;
    matches.push(source.sentences.filter((sentence) => sentence.start < end && sentence.end > matchStart));
    start = source.text.indexOf(quote, start + 1);
  }
  return matches;
}

type SentenceTrigrams = { readonly sentence: Sentence; readonly trigrams: ReadonlySet<string> };

/** The sentence with the most similar letter trigrams (Dice's coefficient). */
function findClosestSentence(sentences: readonly SentenceTrigrams[], quote: string): Sentence | undefined {
  const quoteTrigrams = toTrigrams(quote);
  let best: { sentence: Sentence; similarity: number } | undefined;
  for (const { sentence, trigrams } of sentences) {
    const similarity = diceCoefficient(quoteTrigrams, trigrams);
    if (similarity > (best?.similarity ?? 0.2)) best = { sentence, similarity };
  }
  return best?.sentence;
}

function toTrigrams(text: string): Set<string> {
  const lowered = text.toLowerCase();
  return new Set(
    Array.from({ length: Math.max(lowered.length - 2, 0) }, (_, offset) => lowered.slice(offset, offset + 3)),
  );
}

function diceCoefficient(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  return (2 * left.intersection(right).size) / (left.size + right.size || 1);
}

/** The first difference between a quote and a sentence: “Around 2pn, off” where the source has “Around 2pm, off”. */
export function describeFirstDifference(quote: string, sentence: string): string {
  const passage = sentence.slice(Math.max(sentence.indexOf(quote.slice(0, 12)), 0));
  let offset = 0;
  while (offset < quote.length && quote[offset] === passage[offset]) offset += 1;
  const excerpt = (text: string) => text.slice(Math.max(offset - 12, 0), offset + 8);
  return `“${excerpt(quote)}” where the source has “${excerpt(passage)}”${describeLookAlikes(quote.slice(offset), passage.slice(offset))}`;
}

/** Names the code points, because letters of two alphabets, quotation marks and spaces may look the same. */
function describeLookAlikes(quote: string, passage: string): string {
  const [wrong = 0, right = 0] = [quote.codePointAt(0), passage.codePointAt(0)];
  if (wrong === 0 || right === 0 || (wrong < 0x80 && right < 0x80)) return '';
  return ` (${formatCodePoint(wrong)}, not ${formatCodePoint(right)})`;
}

function formatCodePoint(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
