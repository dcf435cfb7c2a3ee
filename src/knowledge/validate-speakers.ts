import { citationKey } from './knowledge.ts';
import type { FindQuote } from './quotes.ts';
import type { FileFact, FileQuote, KnowledgeFile } from './schema.ts';

/** A problem, and the path of its value in the data of the file. */
export type ValidationIssue = { readonly path: readonly PropertyKey[]; readonly message: string };

/** The quote's own speaker, if it differs from the fact's. */
export function quoteSpeakerId(quote: FileQuote): string | undefined {
  return typeof quote === 'string' ? undefined : quote['said-by'];
}

/** The source that a quote names, if several contain it. */
function quoteSourceId(quote: FileQuote): string | undefined {
  return typeof quote === 'string' ? undefined : quote.source;
}

/** A stated fact without a speaker is the reporter's. */
export function factSpeakerId(file: KnowledgeFile, fact: FileFact): string | undefined {
  return fact['said-by'] ?? (fact.status === 'stated' ? file.speakers.find(({ reporter }) => reporter)?.id : undefined);
}

/** Checks that every speaker exists, every fact has one, and every sentence has only one. */
export function validateSpeakers(file: KnowledgeFile, findQuote: FindQuote): ValidationIssue[] {
  return [
    ...file.facts.flatMap((fact, index) => [
      ...validateReferences(file, fact, ['facts', index]),
      ...validateFactSpeaker(file, fact, ['facts', index]),
    ]),
    ...validateAttribution(file, findQuote),
  ];
}

function validateReferences(file: KnowledgeFile, fact: FileFact, path: readonly PropertyKey[]): ValidationIssue[] {
  const speakers = { noun: 'speaker', ids: file.speakers.map(({ id }) => id) };
  const sources = { noun: 'source', ids: file.sources.map(({ id }) => id) };
  const references = [
    { ...speakers, id: fact['said-by'], path: [...path, 'said-by'] },
    ...fact.quotes.flatMap((quote, index) => [
      { ...speakers, id: quoteSpeakerId(quote), path: [...path, 'quotes', index, 'said-by'] },
      { ...sources, id: quoteSourceId(quote), path: [...path, 'quotes', index, 'source'] },
    ]),
  ];
  return references.flatMap(({ noun, ids, id, path: referencePath }) => {
    if (id === undefined || ids.includes(id)) return [];
    return [
      { path: referencePath, message: `“${id}” is not a ${noun} of this file; the ${noun}s are ${ids.join(', ')}.` },
    ];
  });
}

function validateFactSpeaker(file: KnowledgeFile, fact: FileFact, path: readonly PropertyKey[]): ValidationIssue[] {
  if (factSpeakerId(file, fact) !== undefined) return [];
  const message =
    fact.status === 'claimed'
      ? `Fact “${fact.id}” is a claim without a speaker; add “said-by”.`
      : `Fact “${fact.id}” is stated by the article, but no speaker has \`reporter: true\`; add that to a speaker, or add “said-by” to the fact.`;
  return [{ path, message }];
}

/** A sentence has the same speaker in every fact that cites it. */
function validateAttribution(file: KnowledgeFile, findQuote: FindQuote): ValidationIssue[] {
  const firstAttributions = new Map<string, { speakerId: string; factId: string }>();
  return file.facts.flatMap((fact, factIndex) =>
    fact.quotes.flatMap((quote, quoteIndex) => {
      const result = findQuote(quote);
      const speakerId = quoteSpeakerId(quote) ?? factSpeakerId(file, fact);
      if (!('found' in result) || speakerId === undefined) return [];
      return result.found.flatMap(({ sourceId, number }) => {
        const key = citationKey({ sourceId, sentenceNumber: number });
        const earlier = firstAttributions.get(key);
        firstAttributions.set(key, earlier ?? { speakerId, factId: fact.id });
        if (earlier === undefined || earlier.speakerId === speakerId) return [];
        const message = `Sentence ${number} has two speakers: “${earlier.speakerId}” in fact “${earlier.factId}”, “${speakerId}” in fact “${fact.id}”. Choose one.`;
        return [{ path: ['facts', factIndex, 'quotes', quoteIndex], message }];
      });
    }),
  );
}
