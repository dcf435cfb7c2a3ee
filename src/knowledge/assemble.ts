import { factSpeaker, quoteSpeaker, quoteText } from './evidence.ts';
import type { Citation, Fact, Knowledge, NotStated, Source, Speaker } from './knowledge.ts';
import type { FindQuote } from './quotes.ts';
import type { FileFact, KnowledgeFile } from './schema.ts';
import { type Sentence, splitSentences } from './sentences.ts';

/** Cuts a source's text into sentences. */
export function toSource(source: KnowledgeFile['sources'][number]): Source {
  return { ...source, sentences: splitSentences(source.id, source.text) };
}

/**
 * The knowledge of a file that passed `findFaults`: ids become what they stand for, quotes become whole sentences.
 * Throws on a file that did not pass, which is a bug of the caller.
 */
export function assemble(file: KnowledgeFile, sources: readonly Source[], find: FindQuote): Knowledge {
  const speakers = new Map(file.speakers.map((speaker) => [speaker.id, toSpeaker(speaker)]));
  const facts = file.facts.map((fact) => toFact(file, fact, find, speakers));
  const cited = new Map(facts.flatMap((fact) => fact.citations).map((citation) => [placeKey(citation), citation]));
  const { 'time-zone': timeZone, ...incident } = file.incident;
  return {
    incident: { ...incident, timeZone },
    sources: atLeastOne(sources),
    speakers: [...speakers.values()],
    facts,
    notStated: file['not-stated'].map((entry) => toNotStated(entry, find, cited)),
    terms: file.terms,
    care: file.care,
  };
}

type FileSpeaker = KnowledgeFile['speakers'][number];

function toSpeaker({ 'other-names': otherNames, ...speaker }: FileSpeaker): Speaker {
  return { ...speaker, otherNames };
}

function toFact(file: KnowledgeFile, fact: FileFact, find: FindQuote, speakers: ReadonlyMap<string, Speaker>): Fact {
  const { 'said-by': _, quotes, ...rest } = fact;
  const saidBy = known(speakers, factSpeaker(file, fact));
  const citations = quotes.flatMap((quote) => {
    const speaker = quoteSpeaker(quote) === undefined ? saidBy : known(speakers, quoteSpeaker(quote));
    return sentencesOf(find, quoteText(quote)).map((sentence) => toCitation(sentence, speaker));
  });
  return { kind: 'fact', ...rest, saidBy, citations: atLeastOne(withoutRepeats(citations)) };
}

/** The nearest sentence has the speaker that the facts give it, or the reporter where no fact cites it. */
function toNotStated(
  { nearest, ...entry }: KnowledgeFile['not-stated'][number],
  find: FindQuote,
  cited: ReadonlyMap<string, Citation>,
): NotStated {
  const [sentence] = nearest === undefined ? [] : sentencesOf(find, nearest);
  if (!sentence) return { kind: 'not-stated', ...entry };
  const reporter = { id: 'article', name: 'the article', otherNames: [], reporter: true };
  return {
    kind: 'not-stated',
    ...entry,
    nearest: cited.get(placeKey({ ...sentence, sentence: sentence.number })) ?? toCitation(sentence, reporter),
  };
}

function toCitation({ text, number, source, start, end }: Sentence, speaker: Speaker): Citation {
  return { quote: text, source, sentence: number, start, end, speaker };
}

function sentencesOf(find: FindQuote, quote: string): readonly Sentence[] {
  const search = find(quote);
  return 'found' in search ? search.found : [];
}

function placeKey({ source, sentence }: { source: string; sentence: number }): string {
  return `${source} ${sentence}`;
}

function withoutRepeats(citations: readonly Citation[]): Citation[] {
  return [...new Map(citations.map((citation) => [placeKey(citation), citation])).values()];
}

function known(speakers: ReadonlyMap<string, Speaker>, id: string | undefined): Speaker {
  const speaker = id === undefined ? undefined : speakers.get(id);
  if (!speaker) throw new Error(`the speaker ${id} was not checked`);
  return speaker;
}

function atLeastOne<T>(items: readonly T[]): readonly [T, ...T[]] {
  const [first, ...rest] = items;
  if (first === undefined) throw new Error('a part of the file that may not be empty was not checked');
  return [first, ...rest];
}
