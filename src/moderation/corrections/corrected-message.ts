import type { Snapshot } from '../../answering/snapshot.ts';
import type { Entry } from '../../knowledge/knowledge.ts';
import type { Announcement, Correction } from '../../replies/announcement.ts';
import type { EntryAnswer, ListReply, Timeline } from '../../replies/reply.ts';
import { buildTimeline } from '../../replies/timeline.ts';
import type { DisplayedItem, PublicAnswer } from '../../store/store.ts';
import { displayedItems } from './displayed-items.ts';
import { compareItem, type ItemStatus, isTombstone } from './item-status.ts';
import { isListedItem } from './listed-items.ts';
import { rebuildList } from './rebuild-list.ts';

type CorrectedReply = Extract<Announcement, { kind: 'corrected' }>;

/** A message as it should read, and what it shows then. */
export type CorrectedMessage = { readonly reply: CorrectedReply; readonly items: readonly DisplayedItem[] };

type DisplayedMessage = Pick<PublicAnswer, 'layout' | 'items'>;

/** Whether a message says anything that this state does not. */
export function isAnswerOutdated({ layout, items }: DisplayedMessage, snapshot: Snapshot): boolean {
  return items.some((item) => compareItem(item, snapshot, layout).isOutdated);
}

/** The message as this state has it, `at` being when that came into force; undefined where the message is right already. */
export function correctMessage(
  { layout, items }: DisplayedMessage,
  snapshot: Snapshot,
  activatedAt: Date,
): CorrectedMessage | undefined {
  const statuses = items.map((item) => compareItem(item, snapshot, layout));
  const [first, ...others] = statuses.flatMap(({ correction }) => correction ?? []);
  if (!first || !statuses.some(({ isOutdated: differs }) => differs)) return undefined;
  const corrections: Corrections = [first, ...others];
  const { knowledge } = snapshot;
  const page = /^timeline (\d+)$/.exec(layout)?.[1];
  if (page !== undefined)
    return correctedList(statuses, buildTimeline(knowledge, Number(page)), activatedAt, corrections);
  if (items.some(isListedItem))
    return correctedList(statuses, rebuildList(layout, items, knowledge), activatedAt, corrections);
  return correctedAnswer(statuses, snapshot, activatedAt, corrections);
}

type Corrections = readonly [Correction, ...Correction[]];

/** An answer, with all that the message answered and that may still be told. */
function correctedAnswer(
  statuses: readonly ItemStatus[],
  snapshot: Snapshot,
  activatedAt: Date,
  corrections: Corrections,
): CorrectedMessage {
  const answers = uniqueEntries(statuses.flatMap(({ entry }) => entry ?? [])).flatMap((entry) =>
    answerEntry(entry, snapshot),
  );
  const [first, ...more] = answers.toSorted((a, b) => Number(b.kind === 'answered') - Number(a.kind === 'answered'));
  return {
    reply: {
      kind: 'corrected',
      createdAt: activatedAt,
      corrections,
      current: first && { ...first, additionalAnswers: more },
    },
    items: uniqueItems(statuses.flatMap(({ item }) => item ?? [])),
  };
}

/** A list as it is now: what came into it is shown from now on, and what is gone is remembered. */
function correctedList(
  statuses: readonly ItemStatus[],
  current: Timeline | ListReply | undefined,
  activatedAt: Date,
  corrections: Corrections,
): CorrectedMessage {
  const tombstones = statuses.flatMap(({ item }) => (item && isTombstone(item) ? [item] : []));
  return {
    reply: { kind: 'corrected', createdAt: activatedAt, corrections, current },
    items: uniqueItems([...(current ? displayedItems(current) : []), ...tombstones]),
  };
}

function answerEntry(entry: Entry, { answerer }: Snapshot): EntryAnswer[] {
  const answer = answerer.answerEntry(entry);
  return answer.kind === 'withheld' ? [] : [answer];
}

/** Two questions may have come to have one answer. */
function uniqueEntries(entries: readonly Entry[]): readonly Entry[] {
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()];
}

function uniqueItems(items: readonly DisplayedItem[]): readonly DisplayedItem[] {
  return [...new Map(items.map((item) => [item.key, item])).values()];
}
