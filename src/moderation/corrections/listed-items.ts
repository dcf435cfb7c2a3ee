import { redactionMark } from '../../answering/redaction.ts';
import type { Snapshot } from '../../answering/snapshot.ts';
import type { Entry } from '../../knowledge/knowledge.ts';
import type { Sentence } from '../../knowledge/sentences.ts';
import type { ListReply } from '../../replies/reply.ts';
import type { DisplayedItem } from '../../store/store.ts';
import { hashValues } from './hash.ts';

const [questionPrefix, sentencePrefix] = ['question ', 'sentence '];

/**
 * What a list shows: questions of facts, or sentences. `entry` is no id here, but "question when-entered" or
 * "sentence article 5", and `said` a hash of its words alone: nothing else of it can become wrong.
 */
export function listedItems(list: ListReply): readonly DisplayedItem[] {
  switch (list.kind) {
    case 'facts':
      return list.facts.items.map(questionItem);
    case 'unsure':
      return list.choices.map(questionItem);
    case 'no-match':
      return list.supportNotices.length > 0 ? [] : list.suggestions.map(questionItem);
    case 'context':
      return list.sentences.filter(({ text }) => text !== redactionMark).map(sentenceItem);
    default:
      return list satisfies never;
  }
}

export function isListedItem({ key }: Pick<DisplayedItem, 'key'>): boolean {
  return key.startsWith(questionPrefix) || key.startsWith(sentencePrefix);
}

/** The id of the entry whose question a list shows; undefined for a sentence. */
export function listedEntryId({ key }: DisplayedItem): string | undefined {
  return key.startsWith(questionPrefix) ? key.slice(questionPrefix.length) : undefined;
}

/** Whether a list shows words that are withheld, under whatever id or number they have now. */
export function isListedItemWithheld(item: DisplayedItem, snapshot: Snapshot): boolean {
  const entryId = listedEntryId(item);
  if (entryId !== undefined && (snapshot.withholdings.has(entryId) || snapshot.withheldFacts.has(entryId))) return true;
  return hiddenKeys(snapshot).has(item.contentHash) || hiddenKeys(snapshot).has(item.key);
}

/** Hashes of the questions and sentences that are withheld, and the places of such sentences; made once a state. */
const hiddenKeysCache = new WeakMap<Snapshot, ReadonlySet<string>>();

function hiddenKeys(snapshot: Snapshot): ReadonlySet<string> {
  const cached = hiddenKeysCache.get(snapshot);
  if (cached) return cached;
  const keys = new Set([...hiddenQuestionHashes(snapshot), ...hiddenSentenceKeys(snapshot)]);
  hiddenKeysCache.set(snapshot, keys);
  return keys;
}

function hiddenQuestionHashes({ withheldFacts }: Snapshot): string[] {
  return [...withheldFacts.values()].map((fact) => questionItem(fact).contentHash);
}

function hiddenSentenceKeys({ knowledge, withheldFacts }: Snapshot): string[] {
  const redactedKeys = knowledge.sources.flatMap(({ sentences }) =>
    sentences.filter(({ text }) => text === redactionMark).map(sentenceItemKey),
  );
  const redacted = new Set(redactedKeys);
  const citations = [...withheldFacts.values()].flatMap(({ citations }) => citations);
  const redactedCitations = citations.filter((one) =>
    redacted.has(sentenceItemKey({ sourceId: one.sourceId, number: one.sentenceNumber })),
  );
  return [...redactedKeys, ...redactedCitations.map(({ quote }) => hashValues([quote]))];
}

function questionItem({ id, question: words }: Entry): DisplayedItem {
  return { key: `${questionPrefix}${id}`, contentHash: hashValues([words]), displayedText: '' };
}

function sentenceItem({ text, ...citation }: Sentence): DisplayedItem {
  return { key: sentenceItemKey(citation), contentHash: hashValues([text]), displayedText: '' };
}

function sentenceItemKey({ sourceId, number }: Pick<Sentence, 'sourceId' | 'number'>): string {
  return `${sentencePrefix}${sourceId} ${number}`;
}
