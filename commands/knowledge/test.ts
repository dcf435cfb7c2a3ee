import { always, type Subcommand, textOption } from '../command.ts';
import { asModerator } from './as-moderator.ts';

export const test: Subcommand = {
  kind: 'command',
  name: 'test',
  description: 'Why a question gets its outcome; it is not counted',
  options: [{ kind: 'text', name: 'question', description: 'As somebody might ask it', required: true, longest: 2000 }],
  isPrivate: always,
  run: (options, room) => asModerator(room, (by) => room.moderation.archive.test(by, textOption(options, 'question'))),
};
