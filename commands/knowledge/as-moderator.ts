import type { Reply } from '../../src/answering/reply.ts';
import type { Moderator } from '../../src/moderation/moderation.ts';
import { moderatorIn, type Room } from '../command.ts';

/** Does it for whoever asks, as a moderator of their server; a direct message has no server whose knowledge it could be about. */
export function asModerator(room: Room, work: (by: Moderator) => Reply | Promise<Reply>): Reply | Promise<Reply> {
  const by = moderatorIn(room);
  return by ? work(by) : { kind: 'notice', notice: 'needs-manage-server' };
}
