import type { Fact, Incident, Knowledge, Source } from '../knowledge/knowledge.ts';
import type { Sentence } from '../knowledge/sentences.ts';
import type { NoMatch, Passages, Unsure } from './answer.ts';
import type { Display } from './display.ts';

/** One page of a longer list; `page` counts from 1. */
export type PageOfItems<T> = { readonly items: readonly T[]; readonly page: number; readonly pageCount: number };

/** The facts with a time, in order. */
export type Timeline = {
  readonly kind: 'timeline';
  readonly facts: PageOfItems<Fact>;
  readonly incident: Incident;
  readonly display: Display;
};

/** One page of the facts by topic; `topic` if the list has one topic only. */
export type FactList = {
  readonly kind: 'facts';
  readonly topic?: string;
  readonly facts: PageOfItems<Fact>;
  readonly knowledge: Knowledge;
  readonly display: Display;
};

/** A source and a page of its sentences. */
export type SourceReply = {
  readonly kind: 'source';
  readonly source: Source;
  readonly sentences: PageOfItems<Sentence>;
  readonly otherSources: readonly Source[];
  readonly incident: Incident;
};

/** Sentences of the article with their neighbours. */
export type SentenceContext = {
  readonly kind: 'context';
  /** Whether the user asked for the sentence by its number, instead of following an answer's citation. */
  readonly isRequestedByNumber: boolean;
  readonly citedNumbers: readonly number[];
  readonly sentences: readonly Sentence[];
  readonly source: Source;
  readonly display: Display;
};

/** Lists that are corrected when their content changes. */
export type ListReply = FactList | SentenceContext | Passages | Unsure | NoMatch;

/** An answer and a sentence take about 400 characters. */
const timelinePageSize = 4;
/** An answer with its sentences takes about 150 characters; the rest of the message is room for long ones. */
const factListPageSize = 8;
/** A sentence takes about 200 characters. */
const sentenceListPageSize = 7;
/** Number of sentences before and after a cited one. */
const contextRadius = 2;

/** One page of the timeline; the nearest existing page if there is no such page. */
export function buildTimeline(knowledge: Knowledge, requestedPage: number): Timeline {
  const timed = knowledge.facts
    .filter(({ time }) => time)
    .toSorted((a, b) => compareTimes(a.time?.sort ?? '', b.time?.sort ?? ''));
  return buildTimelineReply(paginate(timed, requestedPage, timelinePageSize), knowledge.incident);
}

/** Times with a date come first, since those without one may be of any day. */
function compareTimes(a: string, b: string): number {
  return Number(b.includes(' ')) - Number(a.includes(' ')) || a.localeCompare(b);
}

export function buildTimelineReply(facts: PageOfItems<Fact>, incident: Incident): Timeline {
  const items = facts.items.map((entry) => ({ kind: 'entry' as const, entry }));
  return { kind: 'timeline', facts, incident, display: { layout: { kind: 'timeline', page: facts.page }, items } };
}

/** One page of all facts in the order of their topics, or of one topic; undefined for an unknown topic. */
export function buildFactList(knowledge: Knowledge, topic: string, requestedPage: number): FactList | undefined {
  const matching =
    topic === '' ? sortByTopic(knowledge) : knowledge.facts.filter(({ topics }) => topics.includes(topic));
  if (matching.length === 0 && topic !== '') return undefined;
  return buildFactListReply(paginate(matching, requestedPage, factListPageSize), knowledge, topic);
}

export function buildFactListReply(facts: PageOfItems<Fact>, knowledge: Knowledge, topic = ''): FactList {
  const items = facts.items.map((entry) => ({ kind: 'entry' as const, entry }));
  const layout = { kind: 'facts', page: facts.page, topic } as const;
  return { kind: 'facts', ...(topic === '' ? {} : { topic }), facts, knowledge, display: { layout, items } };
}

export function listTopics(knowledge: Knowledge): string[] {
  return [...new Set(knowledge.facts.flatMap(({ topics }) => topics))];
}

function sortByTopic(knowledge: Knowledge): Fact[] {
  const order = listTopics(knowledge);
  return knowledge.facts.toSorted((a, b) => order.indexOf(a.topics[0] ?? '') - order.indexOf(b.topics[0] ?? ''));
}

/** A page of a source's sentences, for one user only: it is not corrected. Sentences that only withheld facts cite are redacted. */
export function buildSourceReply(
  { sources, incident }: Knowledge,
  sourceId: string | undefined,
  requestedPage: number,
): SourceReply | undefined {
  const source = sourceId === undefined ? sources[0] : sources.find(({ id }) => id === sourceId);
  if (!source) return undefined;
  const sentences = paginate(source.sentences, requestedPage, sentenceListPageSize);
  return { kind: 'source', source, sentences, otherSources: sources.filter((other) => other !== source), incident };
}

/** The sentences of a source around those with these numbers; undefined if it has none of them. */
export function buildSentenceContext(
  knowledge: Knowledge,
  sourceId: string,
  { citedNumbers, isRequestedByNumber }: Pick<SentenceContext, 'citedNumbers' | 'isRequestedByNumber'>,
): SentenceContext | undefined {
  const source = knowledge.sources.find(({ id }) => id === sourceId) ?? knowledge.sources[0];
  if (!citedNumbers.some((cited) => source.sentences.some(({ number }) => number === cited))) return undefined;
  const isNear = ({ number }: Sentence) => citedNumbers.some((cited) => Math.abs(cited - number) <= contextRadius);
  return buildContextReply({
    isRequestedByNumber,
    citedNumbers,
    sentences: source.sentences.filter(isNear),
    source,
  });
}

export function buildContextReply(parts: Omit<SentenceContext, 'kind' | 'display'>): SentenceContext {
  const { sentences, source, isRequestedByNumber, citedNumbers } = parts;
  const items = sentences.map((sentence) => ({ kind: 'sentence' as const, sentence }));
  const layout = { kind: 'context', sourceId: source.id, isRequestedByNumber, citedNumbers } as const;
  return { kind: 'context', ...parts, display: { layout, items } };
}

/** One page of a list. An unknown page becomes the nearest existing one: the list may have become shorter. */
export function paginate<T>(items: readonly T[], requestedPage: number, pageSize: number): PageOfItems<T> {
  const pageCount = Math.max(Math.ceil(items.length / pageSize), 1);
  const page = Math.min(Math.max(Math.trunc(requestedPage) || 1, 1), pageCount);
  return { items: items.slice((page - 1) * pageSize, page * pageSize), page, pageCount };
}
