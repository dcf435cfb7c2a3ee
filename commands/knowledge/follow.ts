import { always, type Subcommand, textOption } from '../command.ts';
import { asModerator } from './as-moderator.ts';

export const follow: Subcommand = {
  kind: 'command',
  name: 'follow',
  description: 'Post what is new in a channel whenever the knowledge changes; without a channel, stop',
  options: [{ kind: 'channel', name: 'channel', description: 'Where to post; leave it out to stop' }],
  isPrivate: always,
  slow: true,
  run: (options, room) =>
    asModerator(room, (by) => room.moderation.choices.newsTo(by, textOption(options, 'channel') || undefined)),
};
