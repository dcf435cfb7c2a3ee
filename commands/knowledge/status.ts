import { always, type Subcommand } from '../command.ts';
import { asModerator } from './as-moderator.ts';

export const status: Subcommand = {
  kind: 'command',
  name: 'status',
  description: 'What is in force, and since when',
  options: [],
  isPrivate: always,
  run: (_, room) => asModerator(room, (by) => room.moderation.archive.status(by)),
};
