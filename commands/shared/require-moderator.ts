import type { Moderator } from '../../src/moderation/moderation.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { type CommandContext, toModerator } from '../context.ts';

/** Does it for whoever asks, as a moderator of their server; a direct message has no server whose knowledge it could be about. */
export function requireModerator(
  context: CommandContext,
  action: (moderator: Moderator) => Reply | Promise<Reply>,
): Reply | Promise<Reply> {
  const moderator = toModerator(context);
  return moderator ? action(moderator) : { kind: 'notice', notice: 'needs-manage-server' };
}
