import { featuredFacts } from '../../answering/autocomplete.ts';
import { citeSentence } from '../../answering/cite-sentence.ts';
import { redactionMark } from '../../answering/redaction.ts';
import type { Snapshot } from '../../answering/snapshot.ts';
import { noticesForEntries } from '../../answering/support-notices.ts';
import { type Entry, findEntry, type Knowledge } from '../../knowledge/knowledge.ts';
import type { Announcement, ChangeReason, Correction } from '../../replies/announcement.ts';
import {
  buildNoMatch,
  buildPassages,
  buildUnsure,
  combineAnswers,
  type EntryAnswer,
  type Passages,
  type Unsure,
} from '../../replies/answer.ts';
import {
  buildFactList,
  buildSentenceContext,
  buildTimeline,
  type ListReply,
  type Timeline,
} from '../../replies/lists.ts';
import { type RecordedDisplay, type RecordedItem, recordDisplay, serializeReference } from './displayed-items.ts';
import { compareItem, entryIdOf, type ItemStatus, isTombstone } from './item-status.ts';

type CorrectedReply = Extract<Announcement, { kind: 'corrected' }>;

/** A corrected message, and the items that it shows. */
export type CorrectedMessage = { readonly reply: CorrectedReply; readonly items: readonly RecordedItem[] };

/** Whether an item of the message differs from this snapshot. */
export function isDisplayOutdated({ layout, items }: RecordedDisplay, snapshot: Snapshot): boolean {
  return items.some((item) => compareItem(item, snapshot, layout).isOutdated);
}

/** The message corrected to this snapshot; undefined if it is up to date. */
export function correctMessage(
  { layout, items }: RecordedDisplay,
  snapshot: Snapshot,
  { activatedAt, reason }: { readonly activatedAt: Date; readonly reason: ChangeReason },
): CorrectedMessage | undefined {
  const statuses = items.map((item) => compareItem(item, snapshot, layout));
  const [first, ...others] = statuses.flatMap(({ correction }) => correction ?? []);
  if (!first || !statuses.some(({ isOutdated }) => isOutdated)) return undefined;
  const { current, items: displayed } =
    layout.kind === 'answer'
      ? correctAnswer(statuses, snapshot)
      : correctList(statuses, rebuildList({ layout, items }, snapshot.knowledge));
  return {
    reply: {
      kind: 'corrected',
      createdAt: activatedAt,
      reason,
      corrections: [first, ...others] satisfies Corrections,
      current,
    },
    items: uniqueItems(displayed),
  };
}

type Corrections = readonly [Correction, ...Correction[]];
type CorrectedContent = Pick<CorrectedReply, 'current'> & { readonly items: readonly RecordedItem[] };

/** The message's answers without withheld and removed ones, facts first. */
function correctAnswer(statuses: readonly ItemStatus[], snapshot: Snapshot): CorrectedContent {
  const entries = uniqueEntries(statuses.flatMap(({ entry }) => entry ?? []));
  const answers = entries.flatMap((entry) => answerEntry(entry, snapshot));
  const [first, ...others] = answers.toSorted((a, b) => Number(b.kind === 'answered') - Number(a.kind === 'answered'));
  return { current: first && combineAnswers(first, others), items: statuses.flatMap(({ item }) => item ?? []) };
}

function answerEntry(entry: Entry, { answerer }: Snapshot): EntryAnswer[] {
  const answer = answerer.answerEntry(entry);
  return answer.kind === 'withheld' ? [] : [answer];
}

/** The rebuilt list and its tombstones; new items of the list are recorded too. */
function correctList(statuses: readonly ItemStatus[], current: Timeline | ListReply | undefined): CorrectedContent {
  const tombstones = statuses.flatMap(({ item }) => (item && isTombstone(item) ? [item] : []));
  return { current, items: [...(current ? recordDisplay(current.display).items : []), ...tombstones] };
}

/** The current list in the same layout; undefined if it has no items left. */
function rebuildList({ layout, items }: RecordedDisplay, knowledge: Knowledge): Timeline | ListReply | undefined {
  switch (layout.kind) {
    case 'timeline':
      return buildTimeline(knowledge, layout.page);
    case 'facts':
      return buildFactList(knowledge, layout.topic, layout.page);
    case 'context':
      return buildSentenceContext(knowledge, layout.sourceId, layout);
    case 'passages':
      return rebuildPassages(items, knowledge);
    case 'choices':
      return rebuildChoices(items, knowledge);
    case 'suggestions': {
      const suggestions = featuredFacts(knowledge);
      return buildNoMatch({
        empty: layout.isEmpty,
        supportNotices: [],
        suggestions,
        incident: knowledge.incident,
      });
    }
    case 'answer':
      return undefined;
    default:
      return layout satisfies never;
  }
}

/** The sentences that are still shown. */
function rebuildPassages(items: readonly RecordedItem[], knowledge: Knowledge): Passages | undefined {
  const sentences = items.flatMap(({ reference }) => {
    if (reference.kind !== 'sentence') return [];
    const source = knowledge.sources.find(({ id }) => id === reference.sourceId);
    const sentence = source?.sentences.find(({ number }) => number === reference.number);
    return sentence && sentence.text !== redactionMark ? [sentence] : [];
  });
  if (sentences.length === 0) return undefined;
  const citations = sentences.map((sentence) => citeSentence(knowledge, sentence));
  const { incident, sources } = knowledge;
  return buildPassages({ citations, sentences, supportNotices: [], incident, source: sources[0] });
}

function rebuildChoices(items: readonly RecordedItem[], knowledge: Knowledge): Unsure | undefined {
  const choices = items.flatMap((item) => findEntry(knowledge, entryIdOf(item) ?? '') ?? []);
  if (choices.length === 0) return undefined;
  const supportNotices = noticesForEntries(knowledge.supportNotices, choices);
  return buildUnsure({ choices, supportNotices, incident: knowledge.incident });
}

/** Two questions may have the same answer now. */
function uniqueEntries(entries: readonly Entry[]): readonly Entry[] {
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()];
}

function uniqueItems(items: readonly RecordedItem[]): readonly RecordedItem[] {
  return [...new Map(items.map((item) => [serializeReference(item.reference), item])).values()];
}
