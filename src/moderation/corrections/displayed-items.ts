import { createHash } from 'node:crypto';
import { z } from 'zod';
import { redactionMark } from '../../answering/redaction.ts';
import type { Entry } from '../../knowledge/knowledge.ts';
import type { Display, DisplayedItem, Layout } from '../../replies/display.ts';
import type { AnswerItem, PublicAnswer } from '../../store/store.ts';

const layoutSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer') }),
  z.object({ kind: z.literal('timeline'), page: z.number() }),
  z.object({ kind: z.literal('facts'), page: z.number(), topic: z.string() }),
  z.object({
    kind: z.literal('context'),
    sourceId: z.string(),
    isRequestedByNumber: z.boolean(),
    citedNumbers: z.array(z.number()).readonly(),
  }),
  z.object({ kind: z.literal('passages') }),
  z.object({ kind: z.literal('choices') }),
  z.object({ kind: z.literal('suggestions'), isEmpty: z.boolean() }),
]) satisfies z.ZodType<Layout>;

const itemReferenceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fact'), id: z.string() }),
  z.object({ kind: z.literal('not-stated'), id: z.string() }),
  /** The question of an entry, in a list. */
  z.object({ kind: z.literal('question'), id: z.string() }),
  z.object({ kind: z.literal('sentence'), sourceId: z.string(), number: z.number() }),
]);

/** The entry, listed question or sentence that an item shows. */
type ItemReference = Readonly<z.output<typeof itemReferenceSchema>>;

/** A displayed item as recorded in the database. Its only text is the one that a correction strikes through. */
export type RecordedItem = {
  readonly reference: ItemReference;
  /** A hash of the displayed content; 'withheld' or 'removed' if the message shows that notice instead. */
  readonly contentHash: string | 'withheld' | 'removed';
  /** The answer or the not-stated question; '' for list items and withheld facts. */
  readonly displayedText: string;
};

export type RecordedDisplay = { readonly layout: Layout; readonly items: readonly RecordedItem[] };

/** The columns of a public answer that hold its display. */
type StoredDisplay = Pick<PublicAnswer, 'layout' | 'items'>;

export function serializeDisplay({ layout, items }: RecordedDisplay): StoredDisplay {
  return { layout: JSON.stringify(layout), items: items.map(serializeItem) };
}

export function parseDisplay({ layout, items }: StoredDisplay): RecordedDisplay {
  return { layout: layoutSchema.parse(JSON.parse(layout)), items: items.map(parseItem) };
}

export function serializeItem({ reference, contentHash, displayedText }: RecordedItem): AnswerItem {
  return { key: serializeReference(reference), contentHash, displayedText };
}

function parseItem({ key, ...item }: AnswerItem): RecordedItem {
  return { reference: itemReferenceSchema.parse(JSON.parse(key)), ...item };
}

/** The key under which the database stores an item. */
export function serializeReference(reference: ItemReference): string {
  return JSON.stringify(itemReferenceSchema.parse(reference));
}

export function recordDisplay({ layout, items }: Display): RecordedDisplay {
  return { layout, items: items.flatMap((item) => recordItem(item, layout)) };
}

/** A redacted sentence is not recorded. */
function recordItem(item: DisplayedItem, layout: Layout): RecordedItem[] {
  switch (item.kind) {
    case 'entry':
      return [recordEntry(item.entry, layout)];
    case 'question': {
      const { id, question } = item.entry;
      return [{ reference: { kind: 'question', id }, contentHash: hashValues([question]), displayedText: '' }];
    }
    case 'sentence': {
      const { sourceId, number, text } = item.sentence;
      if (text === redactionMark) return [];
      const reference = { kind: 'sentence', sourceId, number } as const;
      return [{ reference, contentHash: hashValues([text]), displayedText: '' }];
    }
    default:
      return item satisfies never;
  }
}

export function recordEntry(entry: Entry, layout: Layout): RecordedItem {
  const displayedText = entry.kind === 'fact' ? entry.answer : entry.question;
  return { reference: entryReference(entry), contentHash: contentHash(entry, layout), displayedText };
}

export function entryReference({ kind, id }: Entry): ItemReference {
  return { kind, id };
}

export const answerLayout: Layout = { kind: 'answer' };

/**
 * Entries with the same hash read the same in this layout: answer, speaker, quotations and their speakers; in a timeline
 * the time too. Ids and sentence numbers do not count: a fact with a new id reads the same.
 */
export function contentHash(entry: Entry, layout: Layout): string {
  if (entry.kind === 'not-stated')
    return hashValues([entry.question, entry.closestSentence && quoteAndSpeaker(entry.closestSentence)]);
  const { answer, saidBy, status, citations, time } = entry;
  const displayedTime = layout.kind === 'timeline' ? [time?.written, time?.day] : undefined;
  return hashValues([answer, saidBy.name, saidBy.role, status, citations.map(quoteAndSpeaker), displayedTime]);
}

function quoteAndSpeaker({ quote, speaker }: { quote: string; speaker: { name: string } }): readonly string[] {
  return [quote, speaker.name];
}

/** 128 bits of SHA-256, hexadecimal: compares texts without storing them. */
export function hashValues(values: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 32);
}
