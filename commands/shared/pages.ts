import type { Snapshot } from '../../src/answering/snapshot.ts';
import type { Reply } from '../../src/replies/reply.ts';
import type { CommandContext } from '../context.ts';
import { findIncidentSnapshot } from './custom-id.ts';

/** The number of a page in an argument such as "3,"; 1 where there is none. */
export function parsePageNumber(argument: string): number {
  const number = Number.parseInt(argument, 10);
  return Number.isSafeInteger(number) && number > 0 ? number : 1;
}

/**
 * Turns to a page of what everybody can read. The argument is "page,rest@incident": the list stays about its incident, also
 * where another one is followed by now. Under lists of earlier versions there is no incident.
 */
export function renderPage(
  argument: string,
  context: CommandContext,
  createReply: (snapshot: Snapshot, page: number, rest: string) => Reply,
): Reply {
  const [listPart = '', incidentId] = argument.split('@');
  const [, rest = ''] = listPart.split(',');
  const snapshot = findIncidentSnapshot({ entryIds: [], otherIds: [], incidentId }, context);
  return snapshot
    ? createReply(snapshot, Number.parseInt(listPart, 10), rest)
    : { kind: 'notice', notice: 'no-such-incident' };
}
