import { always, type Subcommand } from '../context.ts';
import { requireModerator } from '../shared/require-moderator.ts';

export const history: Subcommand = {
  kind: 'command',
  name: 'history',
  description: 'The last ten revisions: who made them, when and how',
  options: [],
  ephemeral: always,
  run: (_, context) => requireModerator(context, (moderator) => context.moderation.queries.history(moderator)),
};
