import { normalizeText } from '../../answering/fact-fingerprint.ts';
import type { Snapshot } from '../../answering/snapshot.ts';
import { type Entry, findEntry } from '../../knowledge/knowledge.ts';
import type { Correction } from '../../replies/announcement.ts';
import type { DisplayedItem } from '../../store/store.ts';
import { contentHash, displayItem, wasNotStated } from './displayed-items.ts';
import { isListedItem, isListedItemWithheld } from './listed-items.ts';

/** What has become of one thing that a message shows. */
export type ItemStatus = {
  /** What is told of it now; undefined where nothing is. */
  readonly entry: Entry | undefined;
  /** What the message shows of it once it is drawn anew. */
  readonly item: DisplayedItem | undefined;
  /** What is said about the change; undefined where there is none to tell of. */
  readonly correction: Correction | undefined;
  /** Whether the message is wrong until it is drawn anew. */
  readonly isOutdated: boolean;
};

const tombstones: readonly string[] = ['withheld', 'removed'] satisfies Correction['change'][];

/** In place of a hash, where a message already says that something of it is gone. */
export function isTombstone({ contentHash: said }: Pick<DisplayedItem, 'contentHash'>): boolean {
  return tombstones.includes(said);
}

/** `surface` as in PublicAnswer: how the message is drawn. */
export function compareItem(item: DisplayedItem, snapshot: Snapshot, layout: string): ItemStatus {
  if (isItemWithheld(item, snapshot)) return removedItem('withheld', { ...item, displayedText: '' });
  if (isListedItem(item)) return compareListedItem(item);
  const entry = findCurrentEntry(item, snapshot, layout);
  if (!entry) return compareRemovedItem(item);
  const updated = displayItem(entry, layout);
  if (updated.contentHash === item.contentHash)
    return { entry, item: updated, correction: undefined, isOutdated: false };
  const correction = describeCorrection(entry, item);
  return { entry, item: updated, correction, isOutdated: true };
}

/** By its id, or since it says what is withheld under another one. */
export function isItemWithheld(item: DisplayedItem, snapshot: Snapshot): boolean {
  if (isListedItem(item)) return isListedItemWithheld(item, snapshot);
  if (snapshot.withholdings.has(item.key) || snapshot.withheldFacts.has(item.key)) return true;
  return !wasNotStated(item) && isAnswerWithheld(item.displayedText, snapshot);
}

/** Whether these words are the answer of a fact that is withheld. */
export function isAnswerWithheld(answer: string, { withholdings }: Snapshot): boolean {
  const normalized = normalizeText(answer);
  return normalized !== '' && [...withholdings.values()].some((fingerprint) => fingerprint.answerText === normalized);
}

/** A list shows what it showed, whatever has changed; only what was withheld may be told again. */
function compareListedItem(item: DisplayedItem): ItemStatus {
  if (!isTombstone(item)) return { entry: undefined, item, correction: undefined, isOutdated: false };
  return { entry: undefined, item: undefined, correction: { change: 'restored', previousText: '' }, isOutdated: true };
}

/** That the article does not say something is no claim that has to be taken back when nobody lists the question any more. */
function compareRemovedItem(item: DisplayedItem): ItemStatus {
  if (wasNotStated(item)) return { entry: undefined, item: undefined, correction: undefined, isOutdated: false };
  // What was withheld when it was removed must not be repeated now either.
  return removedItem(item.contentHash === 'withheld' ? 'withheld' : 'removed', item);
}

function removedItem(status: 'withheld' | 'removed', item: DisplayedItem): ItemStatus {
  const correction = { change: status, previousText: item.displayedText };
  return {
    entry: undefined,
    item: { ...item, contentHash: status },
    correction,
    isOutdated: item.contentHash !== status,
  };
}

/** A fact that only has another id now is the same. */
function findCurrentEntry(item: DisplayedItem, { knowledge }: Snapshot, layout: string): Entry | undefined {
  const current = findEntry(knowledge, item.key);
  if (current || isTombstone(item)) return current;
  return [...knowledge.facts, ...knowledge.notStated].find(
    (candidate) => contentHash(candidate, layout) === item.contentHash,
  );
}

function describeCorrection(entry: Entry, item: DisplayedItem): Correction {
  if (entry.kind === 'not-stated')
    return wasNotStated(item)
      ? { change: 'evidence-changed', previousText: '' }
      : { change: 'removed', previousText: item.displayedText };
  if (wasNotStated(item)) return { change: 'now-stated', previousText: item.displayedText };
  const before = item.displayedText === entry.answer ? '' : item.displayedText;
  if (isTombstone(item)) return { change: 'restored', previousText: before };
  return { change: before === '' ? 'evidence-changed' : 'changed', previousText: before };
}
