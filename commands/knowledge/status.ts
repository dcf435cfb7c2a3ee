import { always, type Subcommand } from '../context.ts';
import { requireModerator } from '../shared/require-moderator.ts';

export const status: Subcommand = {
  kind: 'command',
  name: 'status',
  description: 'The active revision, and since when',
  options: [],
  ephemeral: always,
  run: (_, context) => requireModerator(context, (moderator) => context.moderation.queries.status(moderator)),
};
