import type { Snapshot } from '../../src/answering/snapshot.ts';
import type { Reply } from '../../src/replies/reply.ts';
import type { CommandContext } from '../context.ts';
import { parsePageArgument } from './custom-id.ts';
import { findIncidentSnapshot } from './incident-options.ts';

/** Turns to a page of a public list. The list stays about its incident, even if the channel follows another one now. */
export async function turnPage(
  argument: string,
  context: CommandContext,
  createReply: (snapshot: Snapshot, page: number, filter: string) => Reply,
): Promise<Reply> {
  const { page, filter, incidentId } = parsePageArgument(argument);
  const snapshot = await findIncidentSnapshot(incidentId, context);
  return snapshot ? createReply(snapshot, page, filter) : { kind: 'notice', notice: 'entry-gone' };
}
