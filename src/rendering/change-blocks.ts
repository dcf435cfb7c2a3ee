import type { EntryChanges, KnowledgeDiff } from '../knowledge/diff.ts';
import type { Fact, NotStated } from '../knowledge/knowledge.ts';
import type { ChangePreview, OutcomeComparison, OutcomeCounts, WithheldSummary } from '../replies/change-reply.ts';
import { type Block, grouped, item, paragraph, strikethrough } from './blocks.ts';
import { changeWords } from './correction.ts';
import { attributionLine, citationLabel, pluralize } from './format.ts';

/** "Facts: 1 changed, 2 added, none removed · Not stated: none changed, 3 added, none removed" */
export function diffSummary({ notStated, ...facts }: KnowledgeDiff): string {
  const notStatedPart = totalChanges(notStated) === 0 ? '' : ` · Not stated: ${changeCounts(notStated)}`;
  return `Facts: ${changeCounts(facts)}${notStatedPart}`;
}

function changeCounts({ changed, added, removed }: EntryChanges<unknown>): string {
  const [changedCount, addedCount, removedCount] = [changed, added, removed].map(({ length }) =>
    length === 0 ? 'none' : length,
  );
  return `${changedCount} changed, ${addedCount} added, ${removedCount} removed`;
}

function totalChanges({ added, changed, removed }: EntryChanges<unknown>): number {
  return added.length + changed.length + removed.length;
}

/** "Sentences cited: 20 of 22 → 21 of 22" */
export function coverageLine({ coverage: { before, after } }: KnowledgeDiff): string {
  return `Sentences cited: ${before.citedCount} of ${before.sentenceCount} → ${after.citedCount} of ${after.sentenceCount}`;
}

/** Whether no answer changes. */
export function hasNoChanges({ notStated, ...facts }: KnowledgeDiff): boolean {
  return totalChanges(facts) + totalChanges(notStated) === 0;
}

/** Changed, removed and added entries, then `moreGroups`. Each is a group that is shown or left out as a whole. */
export function changeBlocks(
  { added, changed, removed, notStated }: KnowledgeDiff,
  moreGroups: readonly Block[][] = [],
): Block[] {
  const groups = [
    ...changed.map(({ before, after }) => changedFactBlocks(before, after)),
    ...removed.map((fact) => [paragraph(`Removed: ${fact.question}`), strikethrough(fact.answer)]),
    ...added.map((fact) => [paragraph(`Added: ${fact.question}`), item(fact.answer, citationLabels(fact))]),
    ...notStated.changed.map(({ before, after }) => changedNotStatedBlocks(before, after)),
    ...notStated.removed.map(({ question }) => [paragraph('No longer listed as not stated:'), strikethrough(question)]),
    ...notStated.added.map((entry) => [
      paragraph(`Added as not stated: ${entry.question}`),
      item(closestSentenceLine(entry)),
    ]),
    ...moreGroups,
  ];
  return groups.flatMap((blocks, index) => grouped(blocks, index + 1));
}

/** The old answer above the new one; if they are equal, the old and the new citations. */
function changedFactBlocks(before: Fact, after: Fact): Block[] {
  const title = paragraph(`Changed: ${after.question}`);
  if (before.answer !== after.answer)
    return [title, strikethrough(before.answer), item(after.answer, citationLabels(after))];
  return [title, item(after.answer, 'same answer'), strikethrough(evidenceLine(before)), item(evidenceLine(after))];
}

/** The old and the new question and closest sentence, as far as they differ. */
function changedNotStatedBlocks(before: NotStated, after: NotStated): Block[] {
  const questions = before.question === after.question ? [] : [strikethrough(before.question), item(after.question)];
  const closestSentences =
    closestSentenceLine(before) === closestSentenceLine(after)
      ? []
      : [strikethrough(closestSentenceLine(before)), item(closestSentenceLine(after))];
  return [paragraph(`Changed (not stated): ${after.question}`), ...questions, ...closestSentences];
}

/** "Closest: sentence 5, the Met Police" */
function closestSentenceLine({ closestSentence }: NotStated): string {
  return closestSentence ? `Closest: ${citationLabel(closestSentence)}` : 'No sentence comes close.';
}

/** "The article says: sentence 5; sentence 7" */
function evidenceLine(fact: Fact): string {
  return `${attributionLine(fact)} ${citationLabels(fact)}`;
}

/** "sentence 5, the Met Police; sentence 7" */
function citationLabels({ citations }: Fact): string {
  return citations.map(citationLabel).join('; ');
}

/** "Public answers to change: 3 messages, as “Updated” · no news post" */
export function correctionsLine({
  correctionCount,
  changeKind,
  postsNews,
}: Pick<ChangePreview, 'correctionCount' | 'changeKind' | 'postsNews'>): string {
  const answers = correctionCount === 0 ? 'none' : pluralize(correctionCount, 'message');
  return `Public answers to change: ${answers} · called “${changeWords[changeKind]}”${postsNews ? '' : ' · no news post'}`;
}

/** The baseline of a preview: a revision, or 'nothing' if the incident is new on the server. */
export function comparisonLabel(revision: string): string {
  return revision === 'nothing' ? 'new on this server' : `compared with revision ${revision}`;
}

const outcomeNames: readonly (readonly [keyof OutcomeCounts, string])[] = [
  ['answered', 'answered'],
  ['notStated', 'not stated'],
  ['unsure', 'unsure'],
  ['noMatch', 'no match'],
];

/** "Recent questions (12): answered 7 → 9, not stated 2, no match 3 → 1; 3 changed" */
export function outcomeComparisonLine(
  title: string,
  { questionCount, before, after, changedCount }: OutcomeComparison,
): string {
  const nonZero = outcomeNames.filter(([key]) => before[key] + after[key] > 0);
  const counts = nonZero.map(([key, name]) => `${name} ${countChange(before[key], after[key])}`).join(', ');
  return `${title} (${questionCount}): ${counts}; ${changedCount === 0 ? 'no change' : `${changedCount} changed`}`;
}

/** The listed questions whose answer would change: "no match → when-entered". */
export function changedQuestionBlocks(title: string, comparison: OutcomeComparison | undefined): Block[][] {
  const lines =
    comparison?.examples.map(({ question, before, after }) => item(`“${question}”`, `${before} → ${after}`)) ?? [];
  return lines.map((line, index) => (index === 0 ? [paragraph(title), line] : [line]));
}

function countChange(before: number, after: number): string {
  return before === after ? String(after) : `${before} → ${after}`;
}

/** Facts that stay withheld, and withheld facts that the new file does not contain. */
export function withheldItems({ withheldFacts = [], withheldUnmatched = [] }: WithheldSummary): Block[] {
  const names = withheldFacts.map(({ factId, withholdingId }) =>
    factId === withholdingId ? factId : `${factId} (as ${withholdingId})`,
  );
  return [
    ...(names.length > 0 ? [item(`Still withheld on this server: ${names.join(', ')}`)] : []),
    ...(withheldUnmatched.length > 0
      ? [
          item(
            `Withheld on this server, but not found in this file: ${withheldUnmatched.join(', ')}. If a fact says the same in other words, withhold that fact too.`,
          ),
        ]
      : []),
  ];
}
