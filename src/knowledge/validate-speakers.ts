import { citationKey } from './knowledge.ts';
import type { FindQuote } from './quotes.ts';
import type { FileFact, FileQuote, KnowledgeFile } from './schema.ts';

/** A problem, and the path of its value in the data of the file. */
export type ValidationIssue = { readonly path: readonly PropertyKey[]; readonly message: string };

export function quoteText(quote: FileQuote): string {
  return typeof quote === 'string' ? quote : quote.text;
}

/** The quote's own speaker, if it differs from the fact's. */
export function quoteSpeakerId(quote: FileQuote): string | undefined {
  return typeof quote === 'string' ? undefined : quote['said-by'];
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
  const speakerIds = new Set(file.speakers.map(({ id }) => id));
  const references = [
    { id: fact['said-by'], path: [...path, 'said-by'] },
    ...fact.quotes.map((quote, index) => ({ id: quoteSpeakerId(quote), path: [...path, 'quotes', index, 'said-by'] })),
  ];
  return references.flatMap((reference) =>
    reference.id === undefined || speakerIds.has(reference.id)
      ? []
      : [
          {
            path: reference.path,
            message: `“${reference.id}” is not a speaker of this file; the speakers are ${[...speakerIds].join(', ')}.`,
          },
        ],
  );
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
      const result = findQuote(quoteText(quote));
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
