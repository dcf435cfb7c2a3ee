import type { GapGroup } from '../../answering/feedback-reply.ts';
import { likenessOf } from '../../answering/likeness.ts';
import { findEntry, type Knowledge } from '../../knowledge/knowledge.ts';
import type { Gap } from '../../store/store.ts';
import { masked } from './mask.ts';

/** Gaps that are alike: what is shown of them, and all of them, those that were drafted too. */
export type Group = { readonly shown: GapGroup; readonly gaps: readonly Gap[] };

/** A knowledge file holds so many of one entry (schema.ts). */
export const mostWordings = 80;

/**
 * What was asked in vain, in groups: most asked first, then the latest. `gaps` are oldest first. A group of which any
 * was ignored is hidden, so that what is asked again stays hidden too; drafted gaps count no more, nor do those from before `since`.
 */
export function groupsOf(gaps: readonly Gap[], knowledge: Knowledge, since: Date = new Date(0)): Group[] {
  const leaders = likenessOf(knowledge).leaders(gaps.map(({ question }) => question));
  const together = [...Map.groupBy(gaps.keys(), (place) => leaders[place]).values()];
  return together
    .map((places) => places.flatMap((place) => gaps[place] ?? []))
    .filter((all) => all.every(({ state }) => state !== 'ignored'))
    .flatMap((all) => groupOf(all, knowledge, since) ?? [])
    .toSorted(({ shown: a }, { shown: b }) => b.count - a.count || b.last.getTime() - a.last.getTime() || a.id - b.id);
}

function groupOf(gaps: readonly Gap[], knowledge: Knowledge, since: Date): Group | undefined {
  const open = gaps.filter(({ state, at }) => state === 'open' && at >= since);
  const [first] = open;
  const last = open.at(-1);
  if (!first || !last) return undefined;
  const wordings = byCount(open);
  const entry = entryOf(open, knowledge);
  const question = wordings[0] ?? first.question;
  const shown = {
    id: first.id,
    question,
    wordings,
    count: open.length,
    last: last.at,
    kinds: [...new Set(open.map(({ kind }) => kind))],
    ...(entry ? { entry } : {}),
    ...(entry && wordingKey(question) === wordingKey(masked(entry.question)) ? { inEntrysWords: true } : {}),
  };
  return { shown, gaps };
}

/** Each wording once, the most asked first; case and marks make no other wording. */
function byCount(gaps: readonly Gap[]): string[] {
  const wordings = Map.groupBy(gaps, ({ question }) => wordingKey(question));
  return [...wordings.values()]
    .toSorted((a, b) => b.length - a.length)
    .slice(0, mostWordings)
    .flatMap(([first]) => first?.question ?? []);
}

/** What makes two wordings one: as the parser compares them (checks.ts). */
export function wordingKey(wording: string): string {
  return wording
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The entry that was shown most lately, where it may still be told. */
function entryOf(gaps: readonly Gap[], knowledge: Knowledge) {
  const shown = gaps.flatMap(({ entry }) => entry ?? []).at(-1);
  return shown === undefined ? undefined : findEntry(knowledge, shown);
}
