import type { Entry } from '../knowledge/knowledge.ts';
import { type Block, small } from './blocks.ts';

/** The line below what is shown of these entries, where nobody has looked one of them over yet. */
export function draftNoteBlocks(entries: readonly Entry[]): Block[] {
  return entries.some(({ draft }) => draft)
    ? [small('Draft: made by a program from the article, and not yet looked over by anybody.')]
    : [];
}
