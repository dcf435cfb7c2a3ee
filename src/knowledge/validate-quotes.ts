import { truncate } from './problem.ts';
import { describeFirstDifference, type FindQuote, type QuoteSearchResult, quoteText } from './quotes.ts';
import type { FileFact, FileQuote, KnowledgeFile } from './schema.ts';
import { isNumberOrTime, normalizedWords, unsupportedWords } from './unsupported-words.ts';
import { factSpeakerId, quoteSpeakerId, type ValidationIssue } from './validate-speakers.ts';

/** Checks that all quotes are in the sources, and that answers and times contain nothing that their quotes do not. */
export function validateQuotes(file: KnowledgeFile, findQuote: FindQuote): ValidationIssue[] {
  const context = createContext(file, findQuote);
  return [
    ...file.facts.flatMap((fact, index) => validateFact(context, fact, (...rest) => ['facts', index, ...rest])),
    ...validateClosestSentences(file, findQuote),
  ];
}

/** What the facts of a file are checked against. */
type ValidationContext = {
  readonly file: KnowledgeFile;
  readonly findQuote: FindQuote;
  /** Words that every answer may use. Numbers among the synonyms do not count. */
  readonly synonymWords: ReadonlySet<string>;
  readonly articleWords: ReadonlySet<string>;
  /** If a quote is wrong, only the numbers of the answer are checked. */
  readonly articleWordsWithoutNumbers: ReadonlySet<string>;
};

function createContext(file: KnowledgeFile, findQuote: FindQuote): ValidationContext {
  const synonymTexts = file.synonyms
    .flatMap(({ concept, phrases }) => [concept, ...phrases])
    .filter((word) => !/\d/.test(word));
  const articleWords = normalizedWords(file.sources.map(({ text }) => text).join(' \n '));
  return {
    file,
    findQuote,
    synonymWords: normalizedWords(synonymTexts.join(' \n ')),
    articleWords,
    articleWordsWithoutNumbers: new Set([...articleWords].filter((word) => !isNumberOrTime(word))),
  };
}

/** Returns the path of a part of the fact. */
type FactPath = (...rest: PropertyKey[]) => PropertyKey[];

function validateFact(context: ValidationContext, fact: FileFact, pathOf: FactPath): ValidationIssue[] {
  const quoteIssues = fact.quotes.flatMap((quote, index) => {
    const result = context.findQuote(quote);
    if ('found' in result) return [];
    const message = describeQuoteProblem(`Fact “${fact.id}”`, quoteText(quote), result);
    return [{ path: pathOf('quotes', index), message }];
  });
  // If a quote resembles no sentence, its intended words are unknown.
  const hasUnmatchedQuote = fact.quotes.some((quote) => intendedTexts(quote, context.findQuote).length === 0);
  const fallbackWords = hasUnmatchedQuote ? [context.articleWords] : [context.articleWordsWithoutNumbers];
  return [
    ...quoteIssues,
    ...validateAnswer(context, quoteIssues.length > 0 ? fallbackWords : [], fact, pathOf),
    ...(hasUnmatchedQuote ? [] : validateTime(context, fact, pathOf)),
  ];
}

function describeQuoteProblem(
  entryLabel: string,
  quote: string,
  result: Exclude<QuoteSearchResult, { found: unknown }>,
): string {
  if ('ambiguous' in result) {
    const numbers = result.ambiguous.map(({ number }) => number).join(', ');
    return `${entryLabel}: the quote “${quote}” occurs in several sentences (${numbers}); quote more of the sentence you mean, or name its “source”.`;
  }
  if ('cut' in result)
    return `${entryLabel}: the quote “${quote}” is the end of a sentence that may say something else; quote all of sentence ${result.cut.number}: “${truncate(result.cut.text, 600)}”.`;
  const { closestSentence } = result;
  const advice = closestSentence
    ? `The closest is sentence ${closestSentence.number}: “${truncate(closestSentence.text, 600)}”. The quote has ${describeFirstDifference(quote, closestSentence.text)}. Copy the sentence from the source.`
    : 'No similar sentence was found. Copy a sentence from the source.';
  return `${entryLabel}: the quote “${quote}” is not in the source word for word. ${advice}`;
}

/** `extraWords`: words that the answer may use in addition to its quotes, their speakers and the synonyms. */
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
    message: `Fact “${fact.id}”: the answer contains “${word}”, but its quotes do not; use the words of the quotes, or add a quote that contains it.`,
  }));
}

function validateTime(
  { findQuote }: ValidationContext,
  { id, time, ...fact }: FileFact,
  pathOf: FactPath,
): ValidationIssue[] {
  if (!time || citedTexts(fact, findQuote).some((text) => text.includes(time.written))) return [];
  const message = `Fact “${id}”: the time “${time.written}” is not in its quotes; copy the time from a quote.`;
  return [{ path: pathOf('time', 'written'), message }];
}

function citedTexts({ quotes }: Pick<FileFact, 'quotes'>, findQuote: FindQuote): string[] {
  return quotes.flatMap((quote) => intendedTexts(quote, findQuote));
}

/**
 * The sentences of a quote. A misspelt quote gives itself and the closest sentence, so that its mistake is not reported
 * again for the answer. Empty if no sentence resembles it.
 */
function intendedTexts(quote: FileQuote, findQuote: FindQuote): string[] {
  const result = findQuote(quote);
  if ('found' in result) return result.found.map(({ text }) => text);
  if ('cut' in result) return [result.cut.text];
  if ('ambiguous' in result) return result.ambiguous.map(({ text }) => text);
  return result.closestSentence ? [quoteText(quote), result.closestSentence.text] : [];
}

function validateClosestSentences(file: KnowledgeFile, findQuote: FindQuote): ValidationIssue[] {
  return file['not-stated'].flatMap(({ id, 'closest-sentence': closestSentence }, index) => {
    if (closestSentence === undefined) return [];
    const result = findQuote(closestSentence);
    if ('found' in result) return [];
    return [
      {
        path: ['not-stated', index, 'closest-sentence'],
        message: describeQuoteProblem(`Not-stated entry “${id}”`, closestSentence, result),
      },
    ];
  });
}
