import { always, type Subcommand } from '../context.ts';
import { requireModerator } from '../shared/require-moderator.ts';

export const download: Subcommand = {
  kind: 'command',
  name: 'download',
  description: 'Download the file that is active on this server, byte for byte',
  options: [],
  ephemeral: always,
  deferred: true,
  run: (_, context) => requireModerator(context, (moderator) => context.moderation.queries.download(moderator)),
};
