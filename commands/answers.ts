import { contextOf } from '../src/answering/context.ts';
import type { Reply, ReplyOf } from '../src/answering/reply.ts';
import type { Shift } from '../src/answering/shift.ts';
import { type Citation, type Entry, findEntry } from '../src/knowledge/knowledge.ts';
import type { ButtonPress, Room } from './command.ts';
import { readEntryArgument, shiftMeant } from './entry-argument.ts';
import { withheldReply } from './withheld.ts';

/** The buttons under answers. Their arguments are ids, so they work for as long as the entries exist. */
export const answerButtons: readonly ButtonPress[] = [
  {
    action: 'choose',
    who: 'everyone',
    turns: false,
    run: (argument, room) => withEntry(argument, room, (entry, shift) => shift.answerer.tell(entry)),
  },
  {
    action: 'context',
    who: 'everyone',
    turns: false,
    run: (argument, room) => withEntry(argument, room, contextOfEntry),
  },
];

function withEntry(argument: string, room: Room, then: (entry: Entry, shift: Shift) => Reply): Reply {
  const read = readEntryArgument(argument);
  const [id = ''] = read.entries;
  const shift = shiftMeant(read, room);
  if (shift?.withheld.has(id)) return withheldReply(id, shift);
  const entry = shift && findEntry(shift.knowledge, id);
  return shift && entry ? then(entry, shift) : { kind: 'notice', notice: 'entry-gone' };
}

function contextOfEntry(entry: Entry, shift: Shift): Reply {
  const citations: readonly Citation[] = entry.kind === 'fact' ? entry.citations : entry.nearest ? [entry.nearest] : [];
  const [first] = citations;
  return first
    ? contextReply(shift, first.source, { cited: citations.map(({ sentence }) => sentence), asked: false })
    : { kind: 'notice', notice: 'entry-gone' };
}

/** The sentences of a source around those with these numbers. */
export function contextReply(
  { knowledge }: Pick<Shift, 'knowledge'>,
  source: string,
  sentences: Pick<ReplyOf<'context'>, 'cited' | 'asked'>,
): Reply {
  return contextOf(knowledge, source, sentences) ?? { kind: 'notice', notice: 'no-such-sentence' };
}
