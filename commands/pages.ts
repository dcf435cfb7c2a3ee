import type { Reply } from '../src/answering/reply.ts';
import type { Shift } from '../src/answering/shift.ts';
import type { Room } from './command.ts';
import { shiftMeant } from './entry-argument.ts';

/** The number of a page in an argument such as "3,"; 1 where there is none. */
export function pageNumber(argument: string): number {
  const number = Number.parseInt(argument, 10);
  return Number.isSafeInteger(number) && number > 0 ? number : 1;
}

/**
 * Turns to a page of what everybody can read. The argument is "page,rest@incident": the list stays about its incident, also
 * where another one is followed by now. Under lists of earlier versions there is no incident.
 */
export function turnPage(
  argument: string,
  room: Room,
  draw: (shift: Shift, page: number, rest: string) => Reply,
): Reply {
  const [before = '', incident] = argument.split('@');
  const [, rest = ''] = before.split(',');
  const shift = shiftMeant({ entries: [], others: [], incident }, room);
  return shift ? draw(shift, Number.parseInt(before, 10), rest) : { kind: 'notice', notice: 'no-such-incident' };
}
