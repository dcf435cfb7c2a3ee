import { truncate } from './problem.ts';
import { describeFirstDifference, type FindQuote, type QuoteSearchResult } from './quotes.ts';
import type { FileFact, FileQuote, KnowledgeFile } from './schema.ts';
import { isNumberOrTime, normalizedWords, unsupportedWords } from './unsupported-words.ts';

/** A fault and the path, in the file's data, of the value that has it. */
export type ValidationIssue = { readonly path: readonly PropertyKey[]; readonly message: string };

/** A quote is a plain text, or a text with a speaker of its own. */
export function quoteText(quote: FileQuote): string {
  return typeof quote === 'string' ? quote : quote.text;
}

/** The speaker of this very quote, where it is not the fact's. */
export function quoteSpeakerId(quote: FileQuote): string | undefined {
  return typeof quote === 'string' ? undefined : quote['said-by'];
}

/** Who says a fact: a statement of the article without a speaker is the reporter's. */
export function factSpeakerId(file: KnowledgeFile, fact: FileFact): string | undefined {
  return fact['said-by'] ?? (fact.status === 'stated' ? file.speakers.find(({ reporter }) => reporter)?.id : undefined);
}

/** Speakers, quotes and answers of every fact: who says it, where, and whether the answer says no more than that. */
export function validateFacts(file: KnowledgeFile, findQuote: FindQuote): ValidationIssue[] {
  const synonymTexts = file.synonyms
    .flatMap(({ concept, phrases }) => [concept, ...phrases])
    .filter((word) => !/\d/.test(word));
  const synonymWords = normalizedWords(synonymTexts.join(' \n '));
  const articleWords = normalizedWords(file.sources.map(({ text }) => text).join(' \n '));
  const articleWordsWithoutNumbers = new Set([...articleWords].filter((word) => !isNumberOrTime(word)));
  return file.facts.flatMap((fact, index) =>
    validateFact({ file, findQuote, synonymWords, articleWords, articleWordsWithoutNumbers }, fact, (...rest) => [
      'facts',
      index,
      ...rest,
    ]),
  );
}

/** What the facts of a file are checked against. */
type ValidationContext = {
  readonly file: KnowledgeFile;
  readonly findQuote: FindQuote;
  /** Words without figures that any answer may use. */
  readonly synonymWords: ReadonlySet<string>;
  readonly articleWords: ReadonlySet<string>;
  /** The words of the article without its figures: where a quote is wrong, an answer is judged by its figures alone. */
  readonly articleWordsWithoutNumbers: ReadonlySet<string>;
};

/** The path of a part of the fact at hand. */
type FactPath = (...rest: PropertyKey[]) => PropertyKey[];

function validateFact(context: ValidationContext, fact: FileFact, pathOf: FactPath): ValidationIssue[] {
  const quoteIssues = fact.quotes.flatMap((quote, quoteIndex) => {
    const result = context.findQuote(quoteText(quote));
    return 'found' in result
      ? []
      : [
          {
            path: pathOf('quotes', quoteIndex),
            message: describeQuoteProblem(`Fact “${fact.id}”`, quoteText(quote), result),
          },
        ];
  });
  // Of a quote that resembles nothing it can't be known what it means.
  const hasUnmatchedQuote = fact.quotes.some(
    (quote) => intendedTexts(quoteText(quote), context.findQuote).length === 0,
  );
  const extraWords = hasUnmatchedQuote
    ? [context.articleWords]
    : quoteIssues.length > 0
      ? [context.articleWordsWithoutNumbers]
      : [];
  return [
    ...validateSpeakers(context.file, fact, pathOf),
    ...quoteIssues,
    ...validateAnswer(context, extraWords, fact, pathOf),
    ...(hasUnmatchedQuote ? [] : validateTime(context, fact, pathOf)),
  ];
}

function validateSpeakers(file: KnowledgeFile, fact: FileFact, pathOf: FactPath): ValidationIssue[] {
  const speakerIds = new Set(file.speakers.map(({ id }) => id));
  const references = [
    { id: fact['said-by'], path: pathOf('said-by') },
    ...fact.quotes.map((quote, quoteIndex) => ({
      id: quoteSpeakerId(quote),
      path: pathOf('quotes', quoteIndex, 'said-by'),
    })),
  ];
  const issues = references.flatMap(({ id, path }) =>
    id === undefined || speakerIds.has(id)
      ? []
      : [{ path, message: `“${id}” is no speaker of this file; the speakers are ${[...speakerIds].join(', ')}.` }],
  );
  if (fact.status === 'claimed' && fact['said-by'] === undefined) {
    issues.push({
      path: pathOf(),
      message: `Fact “${fact.id}” is a claim without a speaker; say who claims it with said-by.`,
    });
  }
  if (fact.status === 'stated' && factSpeakerId(file, fact) === undefined) {
    issues.push({
      path: pathOf(),
      message: `Fact “${fact.id}” is stated by the article; mark one speaker as \`reporter: true\`, or name a speaker with said-by.`,
    });
  }
  return issues;
}

function describeQuoteProblem(
  entryLabel: string,
  quote: string,
  result: Exclude<QuoteSearchResult, { found: unknown }>,
): string {
  if ('ambiguous' in result) {
    return `${entryLabel}: “${quote}” stands in several sentences (${result.ambiguous.map(({ number }) => number).join(', ')}); quote more of the one that is meant.`;
  }
  const { closestSentence } = result;
  const advice = closestSentence
    ? `The nearest passage is sentence ${closestSentence.number}: “${truncate(closestSentence.text, 600)}”. It differs at ${describeFirstDifference(quote, closestSentence.text)}.`
    : 'No passage that resembles it was found.';
  return `${entryLabel}: the quote “${quote}” is not in the source, letter for letter. ${advice} Copy the sentence from the source.`;
}

/** `allowed`: words that the answer may have beside those of its quotes, their speakers and the file's terms. */
function validateAnswer(
  { file, findQuote, synonymWords }: ValidationContext,
  extraWords: readonly ReadonlySet<string>[],
  fact: FileFact,
  pathOf: FactPath,
): ValidationIssue[] {
  const factSpeakerIds = new Set([factSpeakerId(file, fact), ...fact.quotes.map(quoteSpeakerId)]);
  const speakerNames = file.speakers
    .filter(({ id }) => factSpeakerIds.has(id))
    .flatMap(({ name, role }) => [name, role ?? '']);
  const unsupported = unsupportedWords(fact.answer, [
    normalizedWords([...citedTexts(fact, findQuote), ...speakerNames].join(' \n ')),
    synonymWords,
    ...extraWords,
  ]);
  return unsupported.map((word) => ({
    path: pathOf('answer'),
    message: `Fact “${fact.id}”: the answer says “${word}”, which its quotes do not; use the words of the quotes, or quote the sentence that says so.`,
  }));
}

function validateTime(
  { findQuote }: ValidationContext,
  { id, time, ...fact }: FileFact,
  pathOf: FactPath,
): ValidationIssue[] {
  if (!time || citedTexts(fact, findQuote).some((text) => text.includes(time.written))) return [];
  const message = `Fact “${id}”: “${time.written}” is not in its quotes; write the time as they do.`;
  return [{ path: pathOf('time', 'written'), message }];
}

function citedTexts({ quotes }: Pick<FileFact, 'quotes'>, findQuote: FindQuote): string[] {
  return quotes.flatMap((quote) => intendedTexts(quoteText(quote), findQuote));
}

/**
 * What a quote says, or means to say: a slip in it is told already, and must not be told of the answer again. Nothing where
 * it resembles nothing.
 */
function intendedTexts(quote: string, findQuote: FindQuote): string[] {
  const result = findQuote(quote);
  if ('found' in result) return result.found.map(({ text }) => text);
  if ('ambiguous' in result) return result.ambiguous.map(({ text }) => text);
  return result.closestSentence ? [quote, result.closestSentence.text] : [];
}

/** The sentences named as nearest to what is not stated must be in the source too. */
export function validateClosestSentences(file: KnowledgeFile, findQuote: FindQuote): ValidationIssue[] {
  return file['not-stated'].flatMap(({ id, 'closest-sentence': closestSentence }, index) => {
    if (closestSentence === undefined) return [];
    const result = findQuote(closestSentence);
    if ('found' in result) return [];
    return [
      {
        path: ['not-stated', index, 'closest-sentence'],
        message: describeQuoteProblem(`“${id}” (not stated)`, closestSentence, result),
      },
    ];
  });
}
