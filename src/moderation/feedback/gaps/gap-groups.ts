import { questionSimilarity } from '../../../answering/question-similarity.ts';
import type { Snapshot } from '../../../answering/snapshot.ts';
import { findEntry, type Knowledge, paraphraseKey } from '../../../knowledge/knowledge.ts';
import type { GapGroup } from '../../../replies/feedback-reply.ts';
import type { Gap } from '../../../store/store.ts';
import { redactPersonalData } from './redact-personal-data.ts';

/** Similar gaps with their summary. `gaps` includes drafted ones. */
export type GroupedGaps = { readonly summary: GapGroup; readonly gaps: readonly Gap[] };

/** The limit of the file format (schema.ts). */
export const maxParaphrases = 80;

/**
 * Groups unanswered questions by similarity: most frequent first, then most recent. `gaps` are sorted by age, oldest first. A group with
 * an ignored gap is hidden, so a repeated question stays hidden too. Drafted gaps and those before `since` are not counted.
 */
export function groupGaps(gaps: readonly Gap[], knowledge: Knowledge, since: Date = new Date(0)): GroupedGaps[] {
  const leaderIndexes = questionSimilarity(knowledge).leaders(gaps.map(({ question }) => question));
  const clusters = [...Map.groupBy(gaps.keys(), (position) => leaderIndexes[position]).values()];
  return clusters
    .map((positions) => positions.flatMap((position) => gaps[position] ?? []))
    .filter((gapsOfCluster) => gapsOfCluster.every(({ state }) => state !== 'ignored'))
    .flatMap((gapsOfCluster) => summarizeGroup(gapsOfCluster, knowledge, since) ?? [])
    .toSorted(
      ({ summary: a }, { summary: b }) =>
        b.count - a.count || b.lastAskedAt.getTime() - a.lastAskedAt.getTime() || a.gapId - b.gapId,
    );
}

function summarizeGroup(gaps: readonly Gap[], knowledge: Knowledge, since: Date): GroupedGaps | undefined {
  const open = gaps.filter(({ state, createdAt }) => state === 'open' && createdAt >= since);
  const [first] = open;
  const last = open.at(-1);
  if (!first || !last) return undefined;
  const paraphrases = paraphrasesByCount(open);
  const entry = findLatestEntry(open, knowledge);
  const question = paraphrases[0] ?? first.question;
  const summary = {
    gapId: first.id,
    question,
    paraphrases,
    count: open.length,
    lastAskedAt: last.createdAt,
    kinds: [...new Set(open.map(({ kind }) => kind))],
    ...(entry ? { entry } : {}),
    ...(entry && paraphraseKey(question) === paraphraseKey(redactPersonalData(entry.question))
      ? { usesEntryQuestion: true }
      : {}),
  };
  return { summary, gaps };
}

/** Each paraphrase once, ignoring case and punctuation, most frequent first. */
function paraphrasesByCount(gaps: readonly Gap[]): string[] {
  const paraphrases = Map.groupBy(gaps, ({ question }) => paraphraseKey(question));
  return [...paraphrases.values()]
    .toSorted((a, b) => b.length - a.length)
    .slice(0, maxParaphrases)
    .flatMap(([first]) => first?.question ?? []);
}

/** The entry shown most recently, if it still exists. */
function findLatestEntry(gaps: readonly Gap[], knowledge: Knowledge) {
  const entryId = gaps.flatMap(({ entryId: entry }) => entry ?? []).at(-1);
  return entryId === undefined ? undefined : findEntry(knowledge, entryId);
}

/** Only the most frequent groups are checked for an answer: each takes about 0.2 ms, and nobody pages further. */
const maxRecheckedGroups = 300;

/** The groups without an answer in the current knowledge. A vote against an answer stays open until a moderator handles it. */
export function findOpenGroups(groups: readonly GroupedGaps[], snapshot: Snapshot): GroupedGaps[] {
  return groups.filter((group, position) => position >= maxRecheckedGroups || !hasAnswer(group, snapshot));
}

function hasAnswer({ summary: { kinds, question } }: GroupedGaps, { answerer }: Snapshot): boolean {
  if (kinds.some((kind) => kind === 'not-asked' || kind === 'unsupported')) return false;
  const { kind } = answerer.answer(question);
  return kind !== 'no-match' && kind !== 'unsure' && kind !== 'passages';
}
