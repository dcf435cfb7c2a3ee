import { always, type Subcommand } from '../command.ts';
import { asModerator } from './as-moderator.ts';

export const reload: Subcommand = {
  kind: 'command',
  name: 'reload',
  description: 'Read the operator’s files again; nothing changes if any of them has a problem',
  options: [],
  isPrivate: always,
  slow: true,
  run: (_, room) => asModerator(room, (by) => room.moderation.changes.reload(by)),
};
