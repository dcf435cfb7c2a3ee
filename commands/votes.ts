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
  return async (argument, room, message) => {
    const read = readEntryArgument(argument);
    if (!existsStill(read, room)) return { kind: 'notice', notice: 'entry-gone' };
    await vote(read, kind, room, message);
    return { kind: 'notice', notice: 'thanks-for-vote' };
  };
}

/** "Not what I asked" counts, and offers what else may have been meant. */
async function othersAfterVote(argument: string, room: Room, message: string): Promise<Reply> {
  const read = readOthersArgument(argument);
  if (existsStill(read, room)) await vote(read, 'not-asked', room, message);
  const shift = shiftMeant(read, room);
  if (!shift) return { kind: 'notice', notice: 'entry-gone' };
  const entries = read.others.flatMap((id) => findEntry(shift.knowledge, id) ?? []);
  if (entries.length > 0) return { kind: 'others', entries, incident: shift.knowledge.incident };
  const withheld = read.others.find((id) => shift.withheld.has(id));
  if (withheld !== undefined) return withheldReply(withheld, shift);
  const wasOnlyVote = read.others.length === 0 && existsStill(read, room);
  return { kind: 'notice', notice: wasOnlyVote ? 'thanks-for-vote' : 'entry-gone' };
}

/** Any of them: a message with several answers stays one to vote on when one of its entries is gone. */
function existsStill(read: EntryArgument, room: Room): boolean {
  const shift = shiftMeant(read, room);
  return shift !== undefined && read.entries.some((id) => findEntry(shift.knowledge, id) ?? shift.withheld.has(id));
}

async function vote(read: EntryArgument, kind: VoteKind, room: Room, message: string): Promise<void> {
  const { entries, incident } = read;
  const { person, place, moderation } = room;
  await moderation.feedback.vote({ person, place, message, entries, incident, kind });
}
