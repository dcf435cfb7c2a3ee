import type { Sentence } from '../sentences.ts';
import type { DraftFile } from './draft-facts.ts';
import type { Findings } from './findings.ts';
import { toId } from './ids.ts';
import { tellingWords } from './telling-words.ts';

/** What a person may say of the incident beforehand. */
export type Given = { readonly id?: string | undefined; readonly title?: string | undefined };

/** Limits of schema.ts, in UTF-16 code units. */
const most = { title: 120, place: 120, day: 60, summary: 800 } as const;
/** So much of the article's beginning sums it up. */
const enoughSummary = 300;
const unknown = 'unknown: write it here';

/** The incident as far as the article's beginning and its most frequent place tell it. */
export function draftIncident(
  sentences: readonly Sentence[],
  findings: readonly Findings[],
  given: Given,
): DraftFile['incident'] {
  const [first] = sentences;
  const title = cut(given.title?.trim() || first?.text.replace(/\.$/, '') || unknown, most.title);
  return {
    id: toId(tellingWords(given.id ?? '')) || toId([given.id ?? '']) || toId(tellingWords(title)) || 'new-incident',
    draft: true,
    title,
    place: cut(mostFrequentPlace(findings) ?? unknown, most.place),
    day: cut(findings.flatMap(({ days }) => days)[0]?.text ?? unknown, most.day),
    'time-zone': 'Europe/London',
    summary: summaryOf(sentences),
  };
}

function mostFrequentPlace(findings: readonly Findings[]): string | undefined {
  const names = findings
    .flatMap(({ places }) => places.map(({ name }) => name))
    .filter((name) => /^\P{Ll}|\p{Lu}/u.test(name));
  const times = new Map<string, number>();
  for (const name of names.map((place) => /\p{Lu}.*$/u.exec(place)?.[0] ?? place))
    times.set(name, (times.get(name) ?? 0) + 1);
  return [...times].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

function summaryOf(sentences: readonly Sentence[]): string {
  let summary = '';
  for (const { text } of sentences) {
    if (summary.length >= enoughSummary || summary.length + text.length >= most.summary) break;
    summary = `${summary} ${text}`.trim();
  }
  return summary || cut(sentences[0]?.text ?? unknown, most.summary);
}

function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const head = text.slice(0, longest - 2);
  return `${(head.includes(' ') ? head.replace(/\s\S*$/, '') : head).toWellFormed().replace(/\ufffd$/, '')} …`;
}
