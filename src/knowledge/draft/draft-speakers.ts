import type { Member } from './cast.ts';
import type { DraftFile } from './draft-facts.ts';
import { openIds } from './ids.ts';
import type { Heard } from './who-speaks.ts';

export type DraftSpeaker = DraftFile['speakers'][number];

/** Limits of schema.ts; the name, the role and the other names in UTF-16 code units. */
const most = { speakers: 60, name: 80, role: 120, otherNames: 20 } as const;

/** Stands for whoever speaks where the text does not tell. */
const somebody: DraftSpeaker = { id: 'someone-quoted', name: 'someone the article quotes' };
const reporter: DraftSpeaker = { id: 'reporter', name: 'the article', reporter: true };

/** The speakers of a draft, and who of them says a sentence; undefined is the reporter. */
export function draftSpeakers(
  members: readonly Member[],
  heard: readonly Heard[],
): { speakers: DraftSpeaker[]; speakerOf(heard: Heard): DraftSpeaker | undefined } {
  const giveId = openIds([reporter.id, somebody.id]);
  const named = members.slice(0, most.speakers - 2).map((member) => toSpeaker(member, giveId));
  const isUnknown = heard.some(({ speaker }) => speaker === 'unknown');
  return {
    speakers: [reporter, ...named, ...(isUnknown ? [somebody] : [])],
    speakerOf: ({ speaker }) => (speaker === 'unknown' ? somebody : named[speaker ?? -1]),
  };
}

function toSpeaker({ name, role, otherNames }: Member, giveId: ReturnType<typeof openIds>): DraftSpeaker {
  const words = name.replace(/^(?:the|an?)\s/i, '').split(' ');
  const others = otherNames.filter((other) => other.length <= most.name).slice(0, most.otherNames);
  return {
    id: giveId(words, 'speaker'),
    name: cut(name, most.name),
    ...(role !== undefined && { role: cut(role, most.role) }),
    ...(others.length > 0 && { 'other-names': others }),
  };
}

function cut(text: string, longest: number): string {
  return text.length <= longest
    ? text
    : text
        .slice(0, longest)
        .replace(/\s\S*$/, '')
        .toWellFormed();
}
