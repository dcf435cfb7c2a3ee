import { always, type Subcommand } from '../context.ts';
import { requireModerator } from '../shared/require-moderator.ts';

export const reload: Subcommand = {
  kind: 'command',
  name: 'reload',
  description: 'Reload the operator’s files; a problem in one of them leaves everything unchanged',
  options: [],
  ephemeral: always,
  deferred: true,
  run: (_, context) => requireModerator(context, (moderator) => context.moderation.changes.reload(moderator)),
};
