import { always, type Subcommand, textOption } from '../command.ts';
import { asModerator } from './as-moderator.ts';
import { choicesLike, entriesLike, entryMeant, factOption, withheldElse, withheldFacts } from './entries.ts';

export const restore: Subcommand = {
  kind: 'command',
  name: 'restore',
  description: 'Tell a withheld fact again',
  options: [
    factOption((typed, { shift }) => [
      ...entriesLike(withheldFacts(shift), typed),
      ...choicesLike(withheldElse(shift), typed),
    ]),
  ],
  isPrivate: always,
  slow: true,
  run: (options, room) =>
    asModerator(room, (by) =>
      room.moderation.changes.restore(by, entryMeant(withheldFacts(room.shift), textOption(options, 'fact'))),
    ),
};
