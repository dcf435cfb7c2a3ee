import type { Reply } from '../src/answering/reply.ts';
import { findEntry } from '../src/knowledge/knowledge.ts';
import type { Ballot } from '../src/moderation/moderation.ts';
import type { ButtonPress, Room } from './command.ts';
import { type EntryArgument, readEntryArgument, readOthersArgument, shiftMeant } from './entry-argument.ts';
import { withheldReply } from './withheld.ts';

type VoteKind = Ballot['kind'];

/** What people say about an answer, one vote a person and message; with several answers in a message it is about all. */
export const voteButtons: readonly ButtonPress[] = [
  { action: 'helpful', who: 'everyone', turns: false, run: voteFor('helpful') },
  { action: 'unsupported', who: 'everyone', turns: false, run: voteFor('unsupported') },
  { action: 'others', who: 'everyone', turns: false, run: othersAfterVote },
];

function voteFor(kind: VoteKind): ButtonPress['run'] {
  const thanks = `voted-${kind}` as const;
  return async (argument, room, message) => {
    const read = readEntryArgument(argument);
    if (!existsStill(read, room)) return { kind: 'notice', notice: 'entry-gone' };
    const isKept = await vote(read, kind, room, message);
    return { kind: 'notice', notice: isKept ? thanks : 'failed' };
  };
}

/** "Not what I asked" counts, and offers what else may have been meant. */
async function othersAfterVote(argument: string, room: Room, message: string): Promise<Reply> {
  const read = readOthersArgument(argument);
  const exists = existsStill(read, room);
  const isVote = exists && (await vote(read, 'not-asked', room, message));
  const shift = shiftMeant(read, room);
  if (!shift) return { kind: 'notice', notice: 'entry-gone' };
  const entries = read.others.flatMap((id) => findEntry(shift.knowledge, id) ?? []);
  if (entries.length > 0) return { kind: 'others', entries, incident: shift.knowledge.incident, isVote };
  const withheld = read.others.find((id) => shift.withheld.has(id));
  if (withheld !== undefined) return withheldReply(withheld, shift);
  if (read.others.length > 0 || !exists) return { kind: 'notice', notice: 'entry-gone' };
  return { kind: 'notice', notice: isVote ? 'voted-not-asked' : 'failed' };
}

/** Any of them: a message with several answers stays one to vote on when one of its entries is gone. */
function existsStill(read: EntryArgument, room: Room): boolean {
  const shift = shiftMeant(read, room);
  return shift !== undefined && read.entries.some((id) => findEntry(shift.knowledge, id) ?? shift.withheld.has(id));
}

async function vote(read: EntryArgument, kind: VoteKind, room: Room, message: string): Promise<boolean> {
  const { entries, incident } = read;
  const { person, place, moderation } = room;
  return moderation.feedback.vote({ person, place, message, entries, incident, kind });
}
