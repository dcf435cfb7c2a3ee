import type { Changes, Difference } from '../knowledge/difference.ts';
import type { Fact, NotStated } from '../knowledge/knowledge.ts';
import { type Block, grouped, item, plain, struck } from './blocks.ts';
import { citationLabel, counted, saidBy } from './names.ts';

/** "Facts: 1 changed, 2 added, none removed · Not stated: none changed, 3 added, none removed" */
export function inShort({ notStated, ...facts }: Difference): string {
  const unstated = countOf(notStated) === 0 ? '' : ` · Not stated: ${countsOf(notStated)}`;
  return `Facts: ${countsOf(facts)}${unstated}`;
}

function countsOf({ changed, added, removed }: Changes<unknown>): string {
  const [altered, come, gone] = [changed, added, removed].map(({ length }) => (length === 0 ? 'none' : length));
  return `${altered} changed, ${come} added, ${gone} removed`;
}

function countOf({ added, changed, removed }: Changes<unknown>): number {
  return added.length + changed.length + removed.length;
}

/** "Sentences cited: 20 of 22 → 21 of 22" */
export function coverage({ covered: { before, after } }: Difference): string {
  return `Sentences cited: ${before.cited} of ${before.sentences} → ${after.cited} of ${after.sentences}`;
}

/** Whether nothing that people are told is another one. */
export function isNothing({ notStated, ...facts }: Difference): boolean {
  return countOf(facts) + countOf(notStated) === 0;
}

/**
 * What changes, is gone and is new, and then what else follows; each a group that is left out as a whole where a message
 * can't hold it.
 */
export function changeBlocks(
  { added, changed, removed, notStated }: Difference,
  more: readonly Block[][] = [],
): Block[] {
  const all = [
    ...changed.map(({ before, after }) => changedBlocks(before, after)),
    ...removed.map((fact) => [plain(`Removed: ${fact.question}`), struck(fact.answer)]),
    ...added.map((fact) => [plain(`Added: ${fact.question}`), item(fact.answer, labelsOf(fact))]),
    ...notStated.changed.map(({ before, after }) => reworkedBlocks(before, after)),
    ...notStated.removed.map(({ question }) => [plain('Removed from what is not stated:'), struck(question)]),
    ...notStated.added.map((entry) => [plain(`Added as not stated: ${entry.question}`), item(nearestTo(entry))]),
    ...more,
  ];
  return all.flatMap((blocks, index) => grouped(blocks, index + 1));
}

/** Old and new below each other, so that they can be compared; where the words are the same, what they rest on. */
function changedBlocks(before: Fact, after: Fact): Block[] {
  const title = plain(`Changed: ${after.question}`);
  if (before.answer !== after.answer) return [title, struck(before.answer), item(after.answer, labelsOf(after))];
  return [title, item(after.answer, 'the same answer'), struck(groundsOf(before)), item(groundsOf(after))];
}

/** The question is told with it, "understood as", and the sentence that comes nearest. */
function reworkedBlocks(before: NotStated, after: NotStated): Block[] {
  const questions = before.question === after.question ? [] : [struck(before.question), item(after.question)];
  const nearest = nearestTo(before) === nearestTo(after) ? [] : [struck(nearestTo(before)), item(nearestTo(after))];
  return [plain(`Changed, not stated: ${after.question}`), ...questions, ...nearest];
}

/** "Nearest: sentence 5, the Met Police" */
function nearestTo({ nearest }: NotStated): string {
  return nearest ? `Nearest: ${citationLabel(nearest)}` : 'No sentence of it comes near.';
}

/** "The article says: sentence 5; sentence 7" */
function groundsOf(fact: Fact): string {
  return `${saidBy(fact)} ${labelsOf(fact)}`;
}

/** "sentence 5, the Met Police; sentence 7" */
function labelsOf({ citations }: Fact): string {
  return citations.map(citationLabel).join('; ');
}

export function correctionsLine(count: number): string {
  return `Public answers to correct: ${count === 0 ? 'none' : counted(count, 'message')}`;
}

/** What a preview is compared with: a revision, or 'nothing' where the incident is new here. */
export function comparedWith(against: string): string {
  return against === 'nothing' ? 'which is new here' : `compared with revision ${against}`;
}
