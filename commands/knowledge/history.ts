import { always, type Subcommand } from '../command.ts';
import { asModerator } from './as-moderator.ts';

export const history: Subcommand = {
  kind: 'command',
  name: 'history',
  description: 'The last ten states of the knowledge: who, when, where from',
  options: [],
  isPrivate: always,
  run: (_, room) => asModerator(room, (by) => room.moderation.archive.history(by)),
};
