import { always, type ButtonPress, type Subcommand } from '../command.ts';
import { pageNumber } from '../pages.ts';
import { asModerator } from './as-moderator.ts';

export const log: Subcommand = {
  kind: 'command',
  name: 'log',
  description: 'Who changed what and when, the latest first',
  options: [],
  isPrivate: always,
  run: (_, room) => asModerator(room, (by) => room.moderation.archive.log(by, 1)),
};

/** The argument is "page,". */
export const logPages: ButtonPress = {
  action: 'log',
  who: 'moderators',
  turns: true,
  run: (argument, room) => asModerator(room, (by) => room.moderation.archive.log(by, pageNumber(argument))),
};
