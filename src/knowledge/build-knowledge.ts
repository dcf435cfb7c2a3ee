import { buildIncidentIntents } from './intents/incident-intents.ts';
import {
  type Citation,
  citationKey,
  type Fact,
  type Knowledge,
  type NotStated,
  type Source,
  type Speaker,
} from './knowledge.ts';
import type { FindQuote } from './quotes.ts';
import type { FileFact, FileQuote, KnowledgeFile } from './schema.ts';
import { type Sentence, splitSentences } from './sentences.ts';
import { factSpeakerId, quoteSpeakerId } from './validate-speakers.ts';

export function toSource(source: KnowledgeFile['sources'][number]): Source {
  return { ...source, sentences: splitSentences(source.id, source.text) };
}

/**
 * Builds the knowledge of a validated file: resolves ids, and replaces quotes by whole sentences. Throws if the file was
 * not validated, which is a bug of the caller.
 */
export function buildKnowledge(file: KnowledgeFile, sources: readonly Source[], findQuote: FindQuote): Knowledge {
  const speakers = new Map(file.speakers.map((speaker) => [speaker.id, toSpeaker(speaker)]));
  const facts = file.facts.map((fact) => toFact(file, fact, findQuote, speakers));
  const citationsByKey = new Map(
    facts.flatMap((fact) => fact.citations).map((citation) => [citationKey(citation), citation]),
  );
  const { 'time-zone': timeZone, ...incident } = file.incident;
  const notStated = file['not-stated'].map((entry) => toNotStated(entry, findQuote, citationsByKey));
  return {
    incident: { ...incident, timeZone },
    sources: requireNonEmpty(sources),
    speakers: [...speakers.values()],
    facts,
    notStated,
    intents: buildIncidentIntents(file, facts, notStated),
    synonyms: file.synonyms,
    supportNotices: file['support-notices'],
  };
}

type FileSpeaker = KnowledgeFile['speakers'][number];

function toSpeaker({ 'other-names': otherNames, ...speaker }: FileSpeaker): Speaker {
  return { ...speaker, otherNames };
}

function toFact(
  file: KnowledgeFile,
  fact: FileFact,
  findQuote: FindQuote,
  speakers: ReadonlyMap<string, Speaker>,
): Fact {
  const { 'said-by': _, quotes, ...rest } = fact;
  const saidBy = requireSpeaker(speakers, factSpeakerId(file, fact));
  const citations = quotes.flatMap((quote) => {
    const speaker = quoteSpeakerId(quote) === undefined ? saidBy : requireSpeaker(speakers, quoteSpeakerId(quote));
    return findQuotedSentences(findQuote, quote).map((sentence) => toCitation(sentence, speaker));
  });
  return { kind: 'fact', ...rest, saidBy, citations: requireNonEmpty(uniqueCitations(citations)) };
}

/** The closest sentence has the speaker of the facts that cite it, otherwise the reporter. */
function toNotStated(
  { 'closest-sentence': closestSentence, ...entry }: KnowledgeFile['not-stated'][number],
  findQuote: FindQuote,
  citationsByKey: ReadonlyMap<string, Citation>,
): NotStated {
  const [sentence] = closestSentence === undefined ? [] : findQuotedSentences(findQuote, closestSentence);
  if (!sentence) return { kind: 'not-stated', ...entry };
  const reporter = { id: 'article', name: 'the article', otherNames: [], reporter: true };
  return {
    kind: 'not-stated',
    ...entry,
    closestSentence:
      citationsByKey.get(citationKey({ ...sentence, sentenceNumber: sentence.number })) ??
      toCitation(sentence, reporter),
  };
}

function toCitation({ text, number, sourceId, start, end }: Sentence, speaker: Speaker): Citation {
  return { quote: text, sourceId, sentenceNumber: number, start, end, speaker };
}

function findQuotedSentences(findQuote: FindQuote, quote: FileQuote): readonly Sentence[] {
  const result = findQuote(quote);
  return 'found' in result ? result.found : [];
}

function uniqueCitations(citations: readonly Citation[]): Citation[] {
  return [...new Map(citations.map((citation) => [citationKey(citation), citation])).values()];
}

function requireSpeaker(speakers: ReadonlyMap<string, Speaker>, speakerId: string | undefined): Speaker {
  const speaker = speakerId === undefined ? undefined : speakers.get(speakerId);
  if (!speaker) throw new Error(`The speaker ${speakerId} was not validated.`);
  return speaker;
}

function requireNonEmpty<T>(items: readonly T[]): readonly [T, ...T[]] {
  const [first, ...rest] = items;
  if (first === undefined) throw new Error('A required list was not validated.');
  return [first, ...rest];
}
