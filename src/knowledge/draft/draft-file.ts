import { openQuotes } from '../quotes.ts';
import { type Sentence, splitSentences } from '../sentences.ts';
import { type DraftFile, draftFact, type NotedFact } from './draft-facts.ts';
import { draftIncident, type Given } from './draft-incident.ts';
import { draftSpeakers } from './draft-speakers.ts';
import { findingsIn } from './findings.ts';
import { fullNamesIn } from './full-names.ts';
import { openIds } from './ids.ts';
import { smallWords } from './names.ts';
import { type NotSaid, notSaid } from './not-said.ts';
import { partsOf } from './parts.ts';
import { spreadOf } from './telling-words.ts';
import { whoSpeaks } from './who-speaks.ts';
import { openWordings } from './wordings.ts';

/** What stands beside the text, on its page or in the mind of whoever drafts it. */
export type Origin = Given & {
  /** The title of the article itself, where that of the incident is another. */
  readonly headline?: string | undefined;
  readonly publisher?: string | undefined;
  readonly published?: string | undefined;
  readonly author?: string | undefined;
};

/** A draft, and what whoever edits it should know. */
export type DraftedFile = {
  readonly file: DraftFile;
  /** A line for each fact, in their order. */
  readonly notes: readonly string[];
  /** Sentences that made no fact, by their numbers. */
  readonly left: readonly number[];
};

/** Limits: facts by schema.ts; bytes so that the whole stays below the 512 KB of a knowledge file. */
const most = { facts: 500, bytes: 440 * 1024 } as const;

/** The knowledge file that an article makes by itself, from a text that articleText has laid out. */
export function draftFile(text: string, origin: Origin): DraftedFile {
  const parts = partsOf(text);
  const whole = parts.join('\n');
  const sentences = splitSentences('article', whole);
  const sources = parts.map((part, at) => ({ ...sourceOf(at, origin), text: part }));
  const find = openQuotes(sources.map(({ id, text: part }) => ({ text: part, sentences: splitSentences(id, part) })));
  const fullNames = fullNamesIn(whole);
  const common = smallWords(whole);
  const isPerson = (name: string) => fullNames.includes(name);
  const { heard, speakers: members } = whoSpeaks(whole, sentences);
  const { speakers, speakerOf } = draftSpeakers(members, heard);
  const missing = notSaid(whole, sentences, find, toldBy(origin));
  const spread = spreadOf(sentences.map((sentence) => sentence.text));
  const giveId = openIds(missing.map(({ id }) => id));
  const giveWordings = openWordings(missing.flatMap(({ question, asked }) => [question, ...asked]));
  const around = { find, spread, common, isPerson, speakerOf, giveId, giveWordings };
  const facts = heard.map((one) => draftFact(one, around)).filter((fact) => fact !== undefined);
  const kept = withinLimits(facts, byteLength(whole));
  const findings = sentences.map((sentence) => findingsIn(sentence.text, isPerson, common));
  return {
    file: {
      incident: draftIncident(sentences, findings, {
        ...origin,
        title: origin.title ?? origin.headline ?? headlineOf(whole, sentences),
      }),
      sources,
      speakers,
      facts: kept.map(({ fact }) => fact),
      'not-stated': missing.map(toEntry),
      terms: [],
      care: [],
    },
    notes: kept.map(({ note }) => note),
    left: leftOut(sentences, kept),
  };
}

function sourceOf(at: number, { headline, publisher, published, author }: Origin) {
  return {
    id: at === 0 ? 'article' : `article-${at + 1}`,
    ...(headline && { title: headline.slice(0, 200).toWellFormed().trim() }),
    ...(publisher && { publisher: publisher.slice(0, 100).toWellFormed().trim() }),
    ...(published && published.length <= 60 && { published }),
    ...(author && {
      note: `The page it was taken from names as its author: ${author.slice(0, 200).toWellFormed().trim()}.`,
    }),
  };
}

function toldBy({ author, published }: Origin): string[] {
  return [...(author ? ['article-author'] : []), ...(published ? ['article-published'] : [])];
}

/** A short first line without a full stop is the headline, where more follows. */
function headlineOf(text: string, [first]: readonly Sentence[]): string | undefined {
  const isHeadline = first && text.length > first.text.length && !/[.!?…:][’”"')]*$/.test(first.text);
  return isHeadline ? first.text : undefined;
}

function toEntry({ topic, nearest, ...entry }: NotSaid): NonNullable<DraftFile['not-stated']>[number] {
  return {
    id: entry.id,
    draft: true,
    question: entry.question,
    asked: [...entry.asked],
    ...(nearest !== undefined && { nearest }),
    topics: [topic],
  };
}

function withinLimits(facts: readonly NotedFact[], before: number): NotedFact[] {
  let bytes = before;
  return facts.slice(0, most.facts).filter(({ fact, note }) => {
    bytes += byteLength(JSON.stringify(fact)) + byteLength(note) + 200;
    return bytes <= most.bytes;
  });
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

function leftOut(sentences: readonly Sentence[], kept: readonly NotedFact[]): number[] {
  const used = new Set(kept.map(({ sentence }) => sentence));
  return sentences.map(({ number }) => number).filter((number) => !used.has(number));
}
