import { always, type Subcommand } from '../context.ts';
import { requireModerator } from '../shared/require-moderator.ts';

export const history: Subcommand = {
  kind: 'command',
  name: 'history',
  description: 'The last ten states of the knowledge: who, when, where from',
  options: [],
  ephemeral: always,
  run: (_, context) => requireModerator(context, (moderator) => context.moderation.queries.history(moderator)),
};
