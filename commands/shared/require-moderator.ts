import type { Moderator } from '../../src/moderation/moderation.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { type CommandContext, toModerator } from '../context.ts';

/** Runs a moderator's command. A direct message is refused, because it belongs to no server. */
export function requireModerator(
  context: CommandContext,
  action: (moderator: Moderator) => Reply | Promise<Reply>,
): Reply | Promise<Reply> {
  const moderator = toModerator(context);
  return moderator ? action(moderator) : { kind: 'notice', notice: 'needs-manage-server' };
}
