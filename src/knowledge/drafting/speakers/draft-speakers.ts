import type { DraftFile } from '../facts/draft-fact.ts';
import { createIdAllocator } from '../id-allocator.ts';
import type { AttributedSentence } from './attribute-sentences.ts';
import type { ResolvedSpeaker } from './speaker-resolver.ts';

export type DraftSpeaker = DraftFile['speakers'][number];

/** Limits of schema.ts; lengths in UTF-16 code units. */
const limits = { maxSpeakers: 60, maxNameLength: 80, maxRoleLength: 120, maxOtherNames: 20 } as const;

/** The speaker of quotations without an attribution. */
const unknownSpeaker: DraftSpeaker = { id: 'someone-quoted', name: 'someone the article quotes' };
const reporter: DraftSpeaker = { id: 'reporter', name: 'the article', reporter: true };

/** The speakers of a draft. `findSpeaker` returns undefined for the reporter. */
export function draftSpeakers(
  resolvedSpeakers: readonly ResolvedSpeaker[],
  attributedSentences: readonly AttributedSentence[],
): { speakers: DraftSpeaker[]; findSpeaker(attributedSentences: AttributedSentence): DraftSpeaker | undefined } {
  const allocateId = createIdAllocator([reporter.id, unknownSpeaker.id]);
  const namedSpeakers = resolvedSpeakers
    .slice(0, limits.maxSpeakers - 2)
    .map((resolved) => toDraftSpeaker(resolved, allocateId));
  const hasUnknownSpeaker = attributedSentences.some(({ speakerIndex }) => speakerIndex === 'unknown');
  return {
    speakers: [reporter, ...namedSpeakers, ...(hasUnknownSpeaker ? [unknownSpeaker] : [])],
    findSpeaker: ({ speakerIndex }) =>
      speakerIndex === 'unknown' ? unknownSpeaker : namedSpeakers[speakerIndex ?? -1],
  };
}

function toDraftSpeaker(
  { name, role, otherNames }: ResolvedSpeaker,
  allocateId: ReturnType<typeof createIdAllocator>,
): DraftSpeaker {
  const words = name.replace(/^(?:the|an?)\s/i, '').split(' ');
  const others = otherNames.filter((other) => other.length <= limits.maxNameLength).slice(0, limits.maxOtherNames);
  return {
    id: allocateId(words, 'speaker'),
    name: truncateAtWord(name, limits.maxNameLength),
    ...(role !== undefined && { role: truncateAtWord(role, limits.maxRoleLength) }),
    ...(others.length > 0 && { 'other-names': others }),
  };
}

function truncateAtWord(text: string, maxLength: number): string {
  return text.length <= maxLength
    ? text
    : text
        .slice(0, maxLength)
        .replace(/\s\S*$/, '')
        .toWellFormed();
}
