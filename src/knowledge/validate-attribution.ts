import { citationKey } from './knowledge.ts';
import type { FindQuote } from './quotes.ts';
import type { KnowledgeFile } from './schema.ts';
import { factSpeakerId, quoteSpeakerId, quoteText, type ValidationIssue } from './validate-quotes.ts';

/** A sentence has one speaker, whichever fact cites it. */
export function validateAttribution(file: KnowledgeFile, findQuote: FindQuote): ValidationIssue[] {
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
        const message = `Fact “${fact.id}” says that “${speakerId}” speaks sentence ${number}, fact “${earlier.factId}” that “${earlier.speakerId}” does; it can be only one.`;
        return [{ path: ['facts', factIndex, 'quotes', quoteIndex], message }];
      });
    }),
  );
}
