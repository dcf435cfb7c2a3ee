import { type Fault, factSpeaker, quoteSpeaker, quoteText } from './evidence.ts';
import type { FindQuote } from './quotes.ts';
import type { KnowledgeFile } from './schema.ts';

/** A sentence has one speaker, whichever fact cites it. */
export function attributionFaults(file: KnowledgeFile, find: FindQuote): Fault[] {
  const speakers = new Map<string, { speaker: string; owner: string }>();
  return file.facts.flatMap((fact, index) =>
    fact.quotes.flatMap((quote, place) => {
      const search = find(quoteText(quote));
      const speaker = quoteSpeaker(quote) ?? factSpeaker(file, fact);
      if (!('found' in search) || speaker === undefined) return [];
      return search.found.flatMap(({ source, number }) => {
        const key = `${source} ${number}`;
        const before = speakers.get(key);
        speakers.set(key, before ?? { speaker, owner: fact.id });
        if (before === undefined || before.speaker === speaker) return [];
        const message = `Fact “${fact.id}” says that “${speaker}” speaks sentence ${number}, fact “${before.owner}” that “${before.speaker}” does; it can be only one.`;
        return [{ path: ['facts', index, 'quotes', place], message }];
      });
    }),
  );
}
