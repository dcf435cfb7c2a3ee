import { always, type Subcommand } from '../command.ts';
import { asModerator } from './as-moderator.ts';

export const download: Subcommand = {
  kind: 'command',
  name: 'download',
  description: 'The file in force here, byte for byte',
  options: [],
  isPrivate: always,
  slow: true,
  run: (_, room) => asModerator(room, (by) => room.moderation.archive.download(by)),
};
