import { isFigure, unsupportedWords, wordsIn } from './answer-words.ts';
import { brief } from './problem.ts';
import { type FindQuote, firstDifference, type QuoteSearch } from './quotes.ts';
import type { FileFact, FileQuote, KnowledgeFile } from './schema.ts';

/** A fault and the path, in the file's data, of the value that has it. */
export type Fault = { readonly path: readonly PropertyKey[]; readonly message: string };

/** A quote is a plain text, or a text with a speaker of its own. */
export function quoteText(quote: FileQuote): string {
  return typeof quote === 'string' ? quote : quote.text;
}

/** The speaker of this very quote, where it is not the fact's. */
export function quoteSpeaker(quote: FileQuote): string | undefined {
  return typeof quote === 'string' ? undefined : quote['said-by'];
}

/** Who says a fact: a statement of the article without a speaker is the reporter's. */
export function factSpeaker(file: KnowledgeFile, fact: FileFact): string | undefined {
  return fact['said-by'] ?? (fact.status === 'stated' ? file.speakers.find(({ reporter }) => reporter)?.id : undefined);
}

/** Speakers, quotes and answers of every fact: who says it, where, and whether the answer says no more than that. */
export function evidenceFaults(file: KnowledgeFile, find: FindQuote): Fault[] {
  const names = file.terms.flatMap(({ name, words }) => [name, ...words]).filter((word) => !/\d/.test(word));
  const terms = wordsIn(names.join(' \n '));
  const article = wordsIn(file.sources.map(({ text }) => text).join(' \n '));
  const plain = new Set([...article].filter((word) => !isFigure(word)));
  return file.facts.flatMap((fact, index) =>
    factFaults({ file, find, terms, article, plain }, fact, (...rest) => ['facts', index, ...rest]),
  );
}

/** What the facts of a file are checked against. */
type Evidence = {
  readonly file: KnowledgeFile;
  readonly find: FindQuote;
  /** Words without figures that any answer may use. */
  readonly terms: ReadonlySet<string>;
  readonly article: ReadonlySet<string>;
  /** The words of the article without its figures: where a quote is wrong, an answer is judged by its figures alone. */
  readonly plain: ReadonlySet<string>;
};

/** The path of a part of the fact at hand. */
type At = (...rest: PropertyKey[]) => PropertyKey[];

function factFaults(evidence: Evidence, fact: FileFact, at: At): Fault[] {
  const quotes = fact.quotes.flatMap((quote, place) => {
    const search = evidence.find(quoteText(quote));
    return 'found' in search
      ? []
      : [{ path: at('quotes', place), message: quoteAdvice(`Fact “${fact.id}”`, quoteText(quote), search) }];
  });
  // Of a quote that resembles nothing it can't be known what it means.
  const isLost = fact.quotes.some((quote) => meant(quoteText(quote), evidence.find).length === 0);
  const allowed = isLost ? [evidence.article] : quotes.length > 0 ? [evidence.plain] : [];
  return [
    ...speakerFaults(evidence.file, fact, at),
    ...quotes,
    ...answerFaults(evidence, allowed, fact, at),
    ...(isLost ? [] : timeFaults(evidence, fact, at)),
  ];
}

function speakerFaults(file: KnowledgeFile, fact: FileFact, at: At): Fault[] {
  const known = new Set(file.speakers.map(({ id }) => id));
  const named = [
    { id: fact['said-by'], path: at('said-by') },
    ...fact.quotes.map((quote, place) => ({ id: quoteSpeaker(quote), path: at('quotes', place, 'said-by') })),
  ];
  const unknown = named.flatMap(({ id, path }) =>
    id === undefined || known.has(id)
      ? []
      : [{ path, message: `“${id}” is no speaker of this file; the speakers are ${[...known].join(', ')}.` }],
  );
  if (fact.status === 'claimed' && fact['said-by'] === undefined) {
    unknown.push({
      path: at(),
      message: `Fact “${fact.id}” is a claim without a speaker; say who claims it with said-by.`,
    });
  }
  if (fact.status === 'stated' && factSpeaker(file, fact) === undefined) {
    unknown.push({
      path: at(),
      message: `Fact “${fact.id}” is stated by the article; mark one speaker as \`reporter: true\`, or name a speaker with said-by.`,
    });
  }
  return unknown;
}

function quoteAdvice(owner: string, quote: string, search: Exclude<QuoteSearch, { found: unknown }>): string {
  if ('ambiguous' in search) {
    return `${owner}: “${quote}” stands in several sentences (${search.ambiguous.map(({ number }) => number).join(', ')}); quote more of the one that is meant.`;
  }
  const { nearest } = search;
  const advice = nearest
    ? `The nearest passage is sentence ${nearest.number}: “${brief(nearest.text, 600)}”. It differs at ${firstDifference(quote, nearest.text)}.`
    : 'No passage that resembles it was found.';
  return `${owner}: the quote “${quote}” is not in the source, letter for letter. ${advice} Copy the sentence from the source.`;
}

/** `allowed`: words that the answer may have beside those of its quotes, their speakers and the file's terms. */
function answerFaults(
  { file, find, terms }: Evidence,
  allowed: readonly ReadonlySet<string>[],
  fact: FileFact,
  at: At,
): Fault[] {
  const said = new Set([factSpeaker(file, fact), ...fact.quotes.map(quoteSpeaker)]);
  const names = file.speakers.filter(({ id }) => said.has(id)).flatMap(({ name, role }) => [name, role ?? '']);
  const answer = unsupportedWords(fact.answer, [
    wordsIn([...citedBy(fact, find), ...names].join(' \n ')),
    terms,
    ...allowed,
  ]);
  return answer.map((word) => ({
    path: at('answer'),
    message: `Fact “${fact.id}”: the answer says “${word}”, which its quotes do not; use the words of the quotes, or quote the sentence that says so.`,
  }));
}

function timeFaults({ find }: Evidence, { id, time, ...fact }: FileFact, at: At): Fault[] {
  if (!time || citedBy(fact, find).some((text) => text.includes(time.written))) return [];
  const message = `Fact “${id}”: “${time.written}” is not in its quotes; write the time as they do.`;
  return [{ path: at('time', 'written'), message }];
}

function citedBy({ quotes }: Pick<FileFact, 'quotes'>, find: FindQuote): string[] {
  return quotes.flatMap((quote) => meant(quoteText(quote), find));
}

/**
 * What a quote says, or means to say: a slip in it is told already, and must not be told of the answer again. Nothing where
 * it resembles nothing.
 */
function meant(quote: string, find: FindQuote): string[] {
  const search = find(quote);
  if ('found' in search) return search.found.map(({ text }) => text);
  if ('ambiguous' in search) return search.ambiguous.map(({ text }) => text);
  return search.nearest ? [quote, search.nearest.text] : [];
}

/** The sentences named as nearest to what is not stated must be in the source too. */
export function nearestFaults(file: KnowledgeFile, find: FindQuote): Fault[] {
  return file['not-stated'].flatMap(({ id, nearest }, index) => {
    if (nearest === undefined) return [];
    const search = find(nearest);
    if ('found' in search) return [];
    return [{ path: ['not-stated', index, 'nearest'], message: quoteAdvice(`“${id}” (not stated)`, nearest, search) }];
  });
}
