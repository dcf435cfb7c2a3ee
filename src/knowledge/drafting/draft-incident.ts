import type { Sentence } from '../sentences.ts';
import type { DraftFile } from './facts/draft-fact.ts';
import type { ExtractedEntities } from './facts/extract-entities.ts';
import { slugify } from './id-allocator.ts';
import { extractKeywords } from './text/keywords.ts';

/** What the user can specify about the incident. */
export type IncidentMetadata = { readonly id?: string | undefined; readonly title?: string | undefined };

/** Limits of schema.ts, in UTF-16 code units. */
const maxLengths = { title: 120, place: 120, day: 60, summary: 800 } as const;
/** The summary is the first sentences of the article, at least this long if possible. */
const minSummaryLength = 300;
const placeholder = 'unknown: write it here';

/** Drafts the incident from the beginning of the article and its most frequent place. */
export function draftIncident(
  sentences: readonly Sentence[],
  entities: readonly ExtractedEntities[],
  metadata: IncidentMetadata,
): DraftFile['incident'] {
  const [first] = sentences;
  const title = truncateWithEllipsis(
    metadata.title?.trim() || first?.text.replace(/\.$/, '') || placeholder,
    maxLengths.title,
  );
  return {
    id:
      slugify(extractKeywords(metadata.id ?? '')) ||
      slugify([metadata.id ?? '']) ||
      slugify(extractKeywords(title)) ||
      'new-incident',
    draft: true,
    title,
    place: truncateWithEllipsis(findMostFrequentPlace(entities) ?? placeholder, maxLengths.place),
    day: truncateWithEllipsis(entities.flatMap(({ dates }) => dates)[0]?.text ?? placeholder, maxLengths.day),
    'time-zone': 'Europe/London',
    summary: buildSummary(sentences),
  };
}

function findMostFrequentPlace(entities: readonly ExtractedEntities[]): string | undefined {
  const names = entities
    .flatMap(({ places }) => places.map(({ name }) => name))
    .filter((name) => /^\P{Ll}|\p{Lu}/u.test(name));
  const counts = new Map<string, number>();
  for (const name of names.map((place) => /\p{Lu}.*$/u.exec(place)?.[0] ?? place))
    counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

function buildSummary(sentences: readonly Sentence[]): string {
  let summary = '';
  for (const { text } of sentences) {
    if (summary.length >= minSummaryLength || summary.length + text.length >= maxLengths.summary) break;
    summary = `${summary} ${text}`.trim();
  }
  return summary || truncateWithEllipsis(sentences[0]?.text ?? placeholder, maxLengths.summary);
}

function truncateWithEllipsis(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const head = text.slice(0, maxLength - 2);
  return `${(head.includes(' ') ? head.replace(/\s\S*$/, '') : head).toWellFormed().replace(/\ufffd$/, '')} …`;
}
