import type { Entry } from '../knowledge/knowledge.ts';
import { type Block, small } from './blocks.ts';

/** The line below what is shown of these entries, where nobody has looked one of them over yet. */
export function draftNoteBlocks(entries: readonly Entry[]): Block[] {
  return entries.some(({ draft }) => draft)
    ? [small('Draft: generated from the article by a program, not yet reviewed by a person.')]
    : [];
}
