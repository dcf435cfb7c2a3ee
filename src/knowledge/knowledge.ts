import type { Sentence } from './sentences.ts';

/** A person or organization that the article quotes, or the reporter. */
export type Speaker = {
  readonly id: string;
  readonly name: string;
  readonly role?: string;
  readonly otherNames: readonly string[];
  readonly reporter: boolean;
};

/** A whole sentence of a source and its speaker. Offsets as in `Sentence`. */
export type Citation = {
  readonly quote: string;
  readonly sourceId: string;
  readonly sentenceNumber: number;
  readonly start: number;
  readonly end: number;
  readonly speaker: Speaker;
};

export type Fact = {
  readonly kind: 'fact';
  readonly id: string;
  /** The intent that it answers. */
  readonly intent?: string;
  /** Generated and not reviewed yet. */
  readonly draft: boolean;
  readonly command?: { readonly name: string; readonly description: string };
  readonly question: string;
  readonly paraphrases: readonly string[];
  readonly answer: string;
  /** `stated` by the article itself, or `claimed` by a speaker in it. */
  readonly status: 'stated' | 'claimed';
  readonly saidBy: Speaker;
  readonly citations: readonly [Citation, ...Citation[]];
  readonly topics: readonly string[];
  /** `sort` is `HH:MM`, after `YYYY-MM-DD ` if the date is known. */
  readonly time?: { readonly written: string; readonly day?: string; readonly sort: string };
};

/** A question that the article does not answer. */
export type NotStated = {
  readonly kind: 'not-stated';
  readonly id: string;
  readonly intent?: string;
  /** Generated and not reviewed yet. */
  readonly draft: boolean;
  readonly question: string;
  readonly paraphrases: readonly string[];
  readonly closestSentence?: Citation;
  readonly topics: readonly string[];
};

export type Entry = Fact | NotStated;

/**
 * What people ask about an incident of this kind, with its slots filled in. Without facts and not-stated entry, nobody has
 * checked yet whether the article answers it.
 */
export type IncidentIntent = {
  readonly kind: 'intent';
  readonly id: string;
  readonly question: string;
  readonly paraphrases: readonly string[];
  readonly facts: readonly Fact[];
  readonly notStated?: NotStated;
};

export type Source = {
  readonly id: string;
  readonly title?: string;
  readonly publisher?: string;
  readonly url?: string;
  readonly published?: string;
  readonly retrieved?: string;
  readonly note?: string;
  readonly text: string;
  readonly sentences: readonly Sentence[];
};

export type Incident = {
  readonly id: string;
  /** The whole file was generated and is not ready to serve. */
  readonly draft: boolean;
  readonly title: string;
  readonly place: string;
  readonly day: string;
  readonly timeZone: string;
  readonly summary: string;
};

/** Words and phrases with the same meaning in questions. */
export type SynonymGroup = { readonly concept: string; readonly phrases: readonly string[] };

/**
 * A helpline, marked as not from the article. Shown under answers about its topics, and in place of an answer to a question
 * with one of its words.
 */
export type SupportNotice = {
  readonly topics: readonly string[];
  readonly words: readonly string[];
  readonly text: string;
  readonly source: string;
};

/** A valid knowledge file: quotes are exact, claims have speakers, ids are unique. */
export type Knowledge = {
  readonly incident: Incident;
  readonly sources: readonly [Source, ...Source[]];
  readonly speakers: readonly Speaker[];
  readonly facts: readonly Fact[];
  readonly notStated: readonly NotStated[];
  /** Of the incident's kinds; none for a file without kinds. */
  readonly intents: readonly IncidentIntent[];
  readonly synonyms: readonly SynonymGroup[];
  readonly supportNotices: readonly SupportNotice[];
};

/** Identifies the sentence of a citation among all sources of an incident. */
export function citationKey({ sourceId, sentenceNumber }: Pick<Citation, 'sourceId' | 'sentenceNumber'>): string {
  return `${sourceId} ${sentenceNumber}`;
}

/** Two questions with the same key differ only in case, punctuation or spacing. */
export function paraphraseKey(question: string): string {
  return question
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The fact or not-stated entry with this id. */
export function findEntry(knowledge: Knowledge, id: string): Entry | undefined {
  return findFact(knowledge, id) ?? knowledge.notStated.find((entry) => entry.id === id);
}

export function findFact(knowledge: Knowledge, id: string): Fact | undefined {
  return knowledge.facts.find((fact) => fact.id === id);
}
