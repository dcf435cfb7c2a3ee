import type { Difference } from '../knowledge/difference.ts';
import type { Fact } from '../knowledge/knowledge.ts';
import { type Block, grouped, item, plain, struck } from './blocks.ts';
import { citationLabel, counted, saidBy } from './names.ts';

/** "Facts: 1 changed, 2 added, none removed · Not stated: 3 added, none removed" */
export function inShort({ added, changed, removed, notStatedAdded, notStatedRemoved }: Difference): string {
  const none = (count: number) => (count === 0 ? 'none' : String(count));
  const facts = `${none(changed.length)} changed, ${none(added.length)} added, ${none(removed.length)} removed`;
  const unstated = `${none(notStatedAdded)} added, ${none(notStatedRemoved)} removed`;
  return notStatedAdded + notStatedRemoved === 0 ? `Facts: ${facts}` : `Facts: ${facts} · Not stated: ${unstated}`;
}

/** "Sentences cited: 20 of 22 → 21 of 22" */
export function coverage({ covered: { before, after } }: Difference): string {
  return `Sentences cited: ${before.cited} of ${before.sentences} → ${after.cited} of ${after.sentences}`;
}

/** Whether nothing that people are told is another one. */
export function isNothing({ added, changed, removed, notStatedAdded, notStatedRemoved }: Difference): boolean {
  return added.length + changed.length + removed.length + notStatedAdded + notStatedRemoved === 0;
}

/** What changes, is gone and is new, each a group that is left out as a whole where a message can't hold it. */
export function changeBlocks({ added, changed, removed }: Difference): Block[] {
  const all = [
    ...changed.map(({ before, after }) => changedBlocks(before, after)),
    ...removed.map((fact) => [plain(`Removed: ${fact.question}`), struck(fact.answer)]),
    ...added.map((fact) => [plain(`Added: ${fact.question}`), item(fact.answer, labelsOf(fact))]),
  ];
  return all.flatMap((blocks, index) => grouped(blocks, index + 1));
}

/** Old and new below each other, so that they can be compared; where the words are the same, what they rest on. */
function changedBlocks(before: Fact, after: Fact): Block[] {
  const title = plain(`Changed: ${after.question}`);
  if (before.answer !== after.answer) return [title, struck(before.answer), item(after.answer, labelsOf(after))];
  return [title, item(after.answer, 'the same answer'), struck(groundsOf(before)), item(groundsOf(after))];
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
