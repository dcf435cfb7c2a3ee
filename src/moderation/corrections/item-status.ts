import { normalizeText } from '../../answering/fact-fingerprint.ts';
import { redactionMark } from '../../answering/redaction.ts';
import type { Snapshot } from '../../answering/snapshot.ts';
import { citationKey, type Entry, findEntry } from '../../knowledge/knowledge.ts';
import type { Correction } from '../../replies/announcement.ts';
import type { Layout } from '../../replies/display.ts';
import { contentHash, hashValues, type RecordedItem, recordEntry } from './displayed-items.ts';

/** An item of a message, compared with the active snapshot. */
export type ItemStatus = {
  /** The entry to show now; undefined if there is none. */
  readonly entry: Entry | undefined;
  /** The item as the corrected message shows it. */
  readonly item: RecordedItem | undefined;
  /** What the corrected message says about the change; undefined if nothing. */
  readonly correction: Correction | undefined;
  /** Whether the message is wrong until it is corrected. */
  readonly isOutdated: boolean;
};

/** Whether the message already says that this item was withheld or removed. */
export function isTombstone({ contentHash: hash }: RecordedItem): boolean {
  return hash === 'withheld' || hash === 'removed';
}

/** Whether the item shows a question or a sentence in a list, and no answer. */
function isListed({ reference: { kind } }: RecordedItem): boolean {
  return kind === 'question' || kind === 'sentence';
}

/** Whether the message said that the article does not state this. */
export function wasNotStated({ reference }: RecordedItem): boolean {
  return reference.kind === 'not-stated';
}

/** The id of the entry that an item shows; undefined for a sentence. */
export function entryIdOf({ reference }: RecordedItem): string | undefined {
  return reference.kind === 'sentence' ? undefined : reference.id;
}

export function compareItem(item: RecordedItem, snapshot: Snapshot, layout: Layout): ItemStatus {
  if (isItemWithheld(item, snapshot)) return removedItem('withheld', { ...item, displayedText: '' });
  if (isListed(item)) return compareListedItem(item);
  const entry = findCurrentEntry(item, snapshot, layout);
  if (!entry) return compareRemovedItem(item);
  const updated = recordEntry(entry, layout);
  if (updated.contentHash === item.contentHash)
    return { entry, item: updated, correction: undefined, isOutdated: false };
  return { entry, item: updated, correction: describeCorrection(entry, item), isOutdated: true };
}

/** Whether the item has the id or the content of a withheld fact. */
export function isItemWithheld(item: RecordedItem, snapshot: Snapshot): boolean {
  const id = entryIdOf(item);
  if (id !== undefined && (snapshot.withholdings.has(id) || snapshot.withheldFacts.has(id))) return true;
  if (isListed(item)) return isListedContentWithheld(item, snapshot);
  return !wasNotStated(item) && isAnswerWithheld(item.displayedText, snapshot);
}

/** Whether this text is the answer of a withheld fact. */
export function isAnswerWithheld(answer: string, { withholdings }: Snapshot): boolean {
  const normalized = normalizeText(answer);
  return normalized !== '' && [...withholdings.values()].some((fingerprint) => fingerprint.answerText === normalized);
}

function isListedContentWithheld({ reference, contentHash: hash }: RecordedItem, snapshot: Snapshot): boolean {
  const { hashes, sentenceKeys } = withheldContent(snapshot);
  if (hashes.has(hash)) return true;
  if (reference.kind !== 'sentence') return false;
  return sentenceKeys.has(citationKey({ sourceId: reference.sourceId, sentenceNumber: reference.number }));
}

/** Hashes of withheld questions and sentences, and the citation keys of redacted sentences. */
type WithheldContent = { readonly hashes: ReadonlySet<string>; readonly sentenceKeys: ReadonlySet<string> };

const withheldContentCache = new WeakMap<Snapshot, WithheldContent>();

function withheldContent(snapshot: Snapshot): WithheldContent {
  const cached = withheldContentCache.get(snapshot);
  if (cached) return cached;
  const redacted = snapshot.knowledge.sources
    .flatMap(({ sentences }) => sentences)
    .filter(({ text }) => text === redactionMark);
  const sentenceKeys = new Set(
    redacted.map(({ sourceId, number }) => citationKey({ sourceId, sentenceNumber: number })),
  );
  const facts = [...snapshot.withheldFacts.values()];
  const quotes = facts
    .flatMap(({ citations }) => citations)
    .filter((citation) => sentenceKeys.has(citationKey(citation)))
    .map(({ quote }) => quote);
  const texts = [...facts.map(({ question }) => question), ...quotes];
  const content = { hashes: new Set(texts.map((text) => hashValues([text]))), sentenceKeys };
  withheldContentCache.set(snapshot, content);
  return content;
}

/** Questions and sentences in a list do not become wrong; only a withheld item changes, when it is restored. */
function compareListedItem(item: RecordedItem): ItemStatus {
  if (!isTombstone(item)) return { entry: undefined, item, correction: undefined, isOutdated: false };
  return { entry: undefined, item: undefined, correction: { change: 'restored', previousText: '' }, isOutdated: true };
}

/** A not-stated entry that is no longer listed claimed nothing that needs a correction. */
function compareRemovedItem(item: RecordedItem): ItemStatus {
  if (wasNotStated(item)) return { entry: undefined, item: undefined, correction: undefined, isOutdated: false };
  // A fact that was withheld when it was removed must not be repeated.
  return removedItem(item.contentHash === 'withheld' ? 'withheld' : 'removed', item);
}

function removedItem(status: 'withheld' | 'removed', item: RecordedItem): ItemStatus {
  const { reference } = item;
  // Only facts are withheld or removed, even if the message showed the question as not stated.
  const tombstone = reference.kind === 'not-stated' ? ({ kind: 'fact', id: reference.id } as const) : reference;
  return {
    entry: undefined,
    item: { ...item, reference: tombstone, contentHash: status },
    correction: { change: status, previousText: item.displayedText },
    isOutdated: item.contentHash !== status,
  };
}

/** Finds the entry by its id, or by its content: a fact with a new id is the same. */
function findCurrentEntry(item: RecordedItem, { knowledge }: Snapshot, layout: Layout): Entry | undefined {
  const current = findEntry(knowledge, entryIdOf(item) ?? '');
  if (current || isTombstone(item)) return current;
  return [...knowledge.facts, ...knowledge.notStated].find((entry) => contentHash(entry, layout) === item.contentHash);
}

function describeCorrection(entry: Entry, item: RecordedItem): Correction {
  const { displayedText } = item;
  if (entry.kind === 'not-stated')
    return wasNotStated(item)
      ? { change: 'evidence-changed', previousText: '' }
      : { change: 'removed', previousText: displayedText };
  if (wasNotStated(item)) return { change: 'now-stated', previousText: displayedText };
  const previousText = displayedText === entry.answer ? '' : displayedText;
  if (isTombstone(item)) return { change: 'restored', previousText };
  return { change: previousText === '' ? 'evidence-changed' : 'changed', previousText };
}
