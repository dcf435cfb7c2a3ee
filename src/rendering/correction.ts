import type { ChangeReason, Correction } from '../replies/announcement.ts';
import type { ReplyOf } from '../replies/reply.ts';
import { renderEntryAnswer, renderPassages } from './answer.ts';
import { type Block, type MessageView, paragraph, strikethrough, strong, textView } from './blocks.ts';
import { renderChoices, renderNoMatch } from './choices.ts';
import { formatDate, sentenceCase } from './format.ts';
import { renderContext, renderFacts, renderTimeline } from './lists.ts';

/** A corrected message: what has changed and when, the current content, and the previous content. */
export function renderCorrection({ createdAt, reason, corrections, current }: ReplyOf<'corrected'>): MessageView {
  const kind = changeWord(corrections, reason);
  const summary = `${kind} ${formatDate(createdAt)}: ${summarizeCorrections(corrections, current)}.`;
  const title = strong(reason.note === '' || kind === 'Withheld' ? summary : `${summary} ${asSentence(reason.note)}`);
  const previousBlocks = previousContentBlocks(corrections.flatMap(previousWords));
  if (!current) return textView(title, ...previousBlocks);
  const { blocks, ...rest } = renderCurrent(current, createdAt);
  // Small print stays at the end.
  const smallPrintIndex = blocks.findLastIndex(({ kind }) => kind !== 'small') + 1;
  return {
    ...rest,
    blocks: [title, ...blocks.slice(0, smallPrintIndex), ...previousBlocks, ...blocks.slice(smallPrintIndex)],
  };
}

/** What kind of change it is: what moderators hide was not necessarily wrong, and an update makes no earlier answer wrong. */
function changeWord(corrections: readonly Correction[], { changeKind }: ChangeReason): string {
  if (corrections.every(({ change }) => change === 'withheld')) return 'Withheld';
  return changeWords[changeKind];
}

export const changeWords: Record<ChangeReason['changeKind'], string> = { update: 'Updated', correction: 'Corrected' };

/** The publication's note, as a sentence. */
export function asSentence(note: string): string {
  return sentenceCase(/[.!?…][”’)]?$/.test(note) ? note : `${note}.`);
}

type CurrentContent = NonNullable<ReplyOf<'corrected'>['current']>;

function renderCurrent(now: CurrentContent, asOf: Date): MessageView {
  switch (now.kind) {
    case 'answered':
    case 'not-stated':
      return renderEntryAnswer(now, asOf);
    case 'timeline':
      return renderTimeline(now, asOf);
    case 'facts':
      return renderFacts(now, asOf);
    case 'context':
      return renderContext(now);
    case 'passages':
      return renderPassages(now, asOf);
    case 'unsure':
      return renderChoices(now);
    case 'no-match':
      return renderNoMatch(now);
    default:
      return now satisfies never;
  }
}

type CorrectionKind = Correction['change'];

const singleTitles: Record<CorrectionKind, string> = {
  changed: 'the answer has changed',
  'evidence-changed': 'the answer is the same, but its evidence has changed',
  removed: 'this answer has been removed',
  withheld: 'the moderators of this server are withholding this',
  'now-stated': 'the article now answers this',
  restored: 'this is shown again',
};

const countedTitles: Record<CorrectionKind, readonly [one: string, more: string]> = {
  changed: ['answer has changed', 'answers have changed'],
  'evidence-changed': [
    'answer is the same, but its evidence has changed',
    'answers are the same, but their evidence has changed',
  ],
  removed: ['answer has been removed', 'answers have been removed'],
  withheld: [
    'answer is withheld by the moderators of this server',
    'answers are withheld by the moderators of this server',
  ],
  'now-stated': ['question is now answered by the article', 'questions are now answered by the article'],
  restored: ['answer is shown again', 'answers are shown again'],
};

/** For several answers only the counts; the answers follow below. */
function summarizeCorrections(corrections: readonly Correction[], now: ReplyOf<'corrected'>['current']): string {
  const [first, ...others] = corrections.map(({ change }) => change);
  if (now && isListContent(now)) return first === 'restored' ? 'withheld content is shown again' : partlyWithheldTitle;
  if (first && others.length === 0 && coversWholeMessage(first, now)) return singleTitles[first];
  const counts = Map.groupBy(corrections, ({ change }) => change);
  return [...counts].map(([what, { length }]) => `${length} ${countedTitles[what][length === 1 ? 0 : 1]}`).join('; ');
}

const partlyWithheldTitle = 'the moderators of this server are withholding part of this';

/** Whether the content lists questions or sentences and contains no answer. */
function isListContent({ kind }: CurrentContent): boolean {
  return !['answered', 'not-stated', 'timeline', 'facts'].includes(kind);
}

/** Whether the correction applies to the message as a whole. */
function coversWholeMessage(what: CorrectionKind, now: ReplyOf<'corrected'>['current']): boolean {
  if (!now) return true;
  if (now.kind !== 'answered' && now.kind !== 'not-stated') return false;
  return what !== 'removed' && what !== 'withheld' && now.additionalAnswers.length === 0;
}

function previousWords({ change, previousText }: Correction): string[] {
  if (previousText === '') return [];
  return [change === 'now-stated' ? `The article does not say: ${previousText}` : previousText];
}

/** Screen readers do not announce strikethrough, so a heading says it too. */
export function previousContentBlocks(words: readonly string[]): Block[] {
  return words.length === 0 ? [] : [paragraph('Previously:'), ...words.map(strikethrough)];
}
