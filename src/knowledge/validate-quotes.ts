import { findContradictions } from './polarity.ts';
import { truncate } from './problem.ts';
import { describeFirstDifference, type FindQuote, type QuoteSearchResult, quoteText } from './quotes.ts';
import type { FileFact, FileQuote, KnowledgeFile } from './schema.ts';
import { unsupportedNames, wordsOf } from './unsupported-words.ts';
import { factSpeakerId, quoteSpeakerId, type ValidationIssue } from './validate-speakers.ts';
import { findValues } from './values/find-values.ts';
import { isSameAmount, supportsValue } from './values/value.ts';

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
  /** Names that every answer may use. */
  readonly synonymWords: ReadonlySet<string>;
  readonly articleText: string;
};

function createContext(file: KnowledgeFile, findQuote: FindQuote): ValidationContext {
  const synonymTexts = file.synonyms
    .flatMap(({ concept, phrases }) => [concept, ...phrases])
    .filter((word) => !/\d/.test(word));
  return {
    file,
    findQuote,
    synonymWords: wordsOf(synonymTexts.join(' \n ')),
    articleText: file.sources.map(({ text }) => text).join(' \n '),
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
  const evidence = citedTexts(fact, context.findQuote).join(' \n ');
  return [
    ...quoteIssues,
    ...validateNames(
      context,
      quoteIssues.length > 0 ? `${evidence} \n ${context.articleText}` : evidence,
      fact,
      pathOf,
    ),
    ...validateValues(hasUnmatchedQuote ? context.articleText : evidence, fact, pathOf),
    ...(quoteIssues.length > 0 ? [] : validatePolarity(evidence, fact, pathOf)),
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

/** An answer may rephrase its quotes, but not add a name, a number or a time, and not say the opposite. */
function validateNames(
  { file, synonymWords }: ValidationContext,
  evidence: string,
  fact: FileFact,
  pathOf: FactPath,
): ValidationIssue[] {
  const factSpeakerIds = new Set([factSpeakerId(file, fact), ...fact.quotes.map(quoteSpeakerId)]);
  const speakerNames = file.speakers
    .filter(({ id }) => factSpeakerIds.has(id))
    .flatMap(({ name, role }) => [name, role ?? '']);
  const names = unsupportedNames(fact.answer, [wordsOf([evidence, ...speakerNames].join(' \n ')), synonymWords]);
  return names.map((name) => ({ path: pathOf('answer'), message: describeAddition(fact, name) }));
}

function validateValues(evidence: string, fact: FileFact, pathOf: FactPath): ValidationIssue[] {
  const known = findValues(evidence);
  const unsupported = findValues(fact.answer).filter((value) => !known.some((other) => supportsValue(other, value)));
  return unsupported.map((value) => {
    const similar =
      known.find((other) => isSameAmount(other, value)) ?? known.find(({ amount }) => amount === value.amount);
    const message = similar
      ? `Fact “${fact.id}”: the answer says “${value.phrase}”, but its quotes say “${similar.phrase}”; use the words of the quotes.`
      : describeAddition(fact, value.text);
    return { path: pathOf('answer'), message };
  });
}

function describeAddition(fact: FileFact, addition: string): string {
  return `Fact “${fact.id}”: the answer contains “${addition}”, but its quotes do not; use the words of the quotes, or add a quote that contains it.`;
}

function validatePolarity(evidence: string, fact: FileFact, pathOf: FactPath): ValidationIssue[] {
  return findContradictions(fact.answer, evidence).map(({ word, claimed, known }) => ({
    path: pathOf('answer'),
    message: `Fact “${fact.id}”: the answer says that “${word}…” ${polarityLabels[claimed]}, but its quotes say that it ${polarityLabels[known]}; use the words of the quotes.`,
  }));
}

const polarityLabels = { affirmed: 'is so', negated: 'is not so', possible: 'may be so' };

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
