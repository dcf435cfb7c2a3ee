import { always, type Subcommand, textOption } from '../command.ts';
import { asModerator } from './as-moderator.ts';
import { choicesLike, entriesLike, entryMeant, withheldElse, withheldFacts } from './entries.ts';

export const restore: Subcommand = {
  kind: 'command',
  name: 'restore',
  description: 'Tell a withheld fact again',
  options: [
    {
      kind: 'text',
      name: 'fact',
      description: 'Its question or its id',
      required: true,
      longest: 300,
      suggest: (typed, { shift }) => [
        ...entriesLike(withheldFacts(shift), typed),
        ...choicesLike(withheldElse(shift), typed),
      ],
    },
  ],
  isPrivate: always,
  slow: true,
  run: (options, room) =>
    asModerator(room, (by) =>
      room.moderation.changes.restore(by, entryMeant(withheldFacts(room.shift), textOption(options, 'fact'))),
    ),
};
