import { always, type Subcommand, stringOption } from '../context.ts';
import { requireModerator } from '../shared/require-moderator.ts';

export const announce: Subcommand = {
  kind: 'command',
  name: 'announce',
  description: 'Post changes to the knowledge in a channel; without a channel, stop posting',
  options: [{ kind: 'channel', name: 'channel', description: 'Where to post; leave it empty to stop' }],
  ephemeral: always,
  deferred: true,
  run: (options, context) =>
    requireModerator(context, (moderator) =>
      context.moderation.settings.setNewsChannel(moderator, stringOption(options, 'channel') || undefined),
    ),
};
