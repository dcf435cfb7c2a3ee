import { always, type Subcommand } from '../context.ts';
import { requireModerator } from '../shared/require-moderator.ts';

export const reload: Subcommand = {
  kind: 'command',
  name: 'reload',
  description: 'Read the operator’s files again; nothing changes if any of them has a problem',
  options: [],
  ephemeral: always,
  deferred: true,
  run: (_, context) => requireModerator(context, (moderator) => context.moderation.changes.reload(moderator)),
};
